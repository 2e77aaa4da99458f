import { verify } from "node:crypto";
import { allContracts, contractOf, MeldingAfgerond } from "@zvh/contracts";
import { newId } from "@zvh/platform";
import { aanbod } from "./aanbod.js";
import { lever, nieuwAbonnement, schakelUit, verwerk, type Abonnement, type Uitslag } from "./abonnement.js";
import { eisSink } from "./abonnement.vorm.js";
import { adressenVan, isOpenbaar } from "./adres.js";
import { cloudEvent, feitVan } from "./feit.js";
import { nieuwGeheim, onderteken } from "./handtekening.js";

const nu = new Date("2026-11-23T09:00:00Z");
const abonnement: Abonnement = {
  ...nieuwAbonnement(
    {
      abonnementId: newId(),
      huis: "proefhuis",
      systeem: "afzender:politie",
      organisatie: "politie",
      types: [contractOf(MeldingAfgerond).type],
      sink: "https://partner.example/hook",
      handtekening: "hmac",
      toegangstoken: null,
    },
    nu,
  ),
  hoogste: 7,
  geleverd: 4,
};
const uitslag = (status: number | null, retryAfter: string | null = null): Uitslag => {
  return { status, reden: status === 200 ? null : "geweigerd", retryAfter, duur: 5 };
};
/** Tries until it is out; the seconds that were waited after each. */
const totHetEinde = (toeval: number): { seconden: number[]; eind: Abonnement } => {
  const seconden: number[] = [];
  let stand = abonnement;
  let nu = new Date("2026-11-23T09:00:00Z");
  while (stand.staat === "actief") {
    stand = verwerk(stand, 5, uitslag(503), toeval, nu).state;
    if (stand.staat === "actief") seconden.push((+stand.wachtTot - +nu) / 1000);
    nu = stand.wachtTot;
  }
  return { seconden, eind: stand };
};

describe("een abonnement", () => {
  it("gaat na een aflevering door met het volgende nummer", () => {
    const { state } = verwerk({ ...abonnement, pogingen: 3 }, 5, uitslag(200), 0, nu);
    expect(state).toMatchObject({ geleverd: 5, pogingen: 0, wachtTot: nu, geleverdOp: nu, staat: "actief" });
  });

  it("probeert het ruim 72 uur, steeds later, en is dan uitgeschakeld zonder dat er een nummer verloren is", () => {
    const { seconden, eind } = totHetEinde(0);
    expect(seconden).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]);
    expect(seconden.reduce((som, een) => som + een)).toBeGreaterThan(72 * 3600);
    expect(eind).toMatchObject({ staat: "uitgeschakeld", reden: "onbereikbaar", geleverd: 4, hoogste: 7 });
  });

  it("spreidt pogingen: hoogstens een vijfde later", () => {
    expect(totHetEinde(0.5).seconden[1]).toBeCloseTo(330);
    expect(totHetEinde(1).seconden[1]).toBeCloseTo(360);
  });

  it.each([
    ["seconden", "900", 900],
    ["een moment", "Mon, 23 Nov 2026 09:15:00 GMT", 900],
    ["minder dan wij zelf wachten", "1", 5],
    ["meer dan een dag", "999999", 86_400],
    ["iets onleesbaars", "straks", 5],
    ["een moment dat voorbij is", "Mon, 23 Nov 2026 08:00:00 GMT", 5],
  ])("wacht zo lang als Retry-After vraagt: %s", (_, gevraagd, seconden) => {
    const { state } = verwerk(abonnement, 5, uitslag(429, gevraagd), 0, nu);
    expect((+state.wachtTot - +nu) / 1000).toBe(seconden);
  });

  it("is bij 410 uitgeschakeld, en komt met herlevering terug waar het was", () => {
    const { state } = verwerk(abonnement, 5, uitslag(410), 0, nu);
    expect(state).toMatchObject({ staat: "uitgeschakeld", reden: "opgezegd", geleverd: 4 });
    expect(lever(state, undefined, nu).state).toMatchObject({ staat: "actief", reden: null, geleverd: 4, pogingen: 0 });
  });

  it("levert op verzoek opnieuw vanaf een nummer, ook als er juist iets onderweg is", () => {
    const terug = lever(abonnement, 2, nu).state;
    expect(terug.geleverd).toBe(1);
    expect(verwerk(terug, 5, uitslag(200), 0, nu).state.geleverd).toBe(1);
    expect(() => lever(abonnement, 9, nu)).toThrow("volgnummer-onbekend");
    expect(schakelUit(abonnement, "beheerder").state).toMatchObject({ staat: "uitgeschakeld", geleverd: 4 });
  });
});

describe("wat een partner hoort", () => {
  it("L12 R93 noemt geen mens, geen zin, en niemand voor wie een stuk is", () => {
    for (const [type, { velden }] of aanbod) {
      const contract = allContracts().find((een) => een.type === type)!;
      expect(Object.keys(contract.class.voorbeeld)).toEqual(expect.arrayContaining(["huis"]));
      for (const veld of velden)
        expect(veld).not.toMatch(
          /persoon|betrokken|medewerker|uitvoerder|regisseur|^door$|vervanger|reden|afzender|alleen/i,
        );
    }
    expect(aanbod.size).toBeGreaterThan(5);
  });

  it("is een CloudEvent volgens het NL GOV-profiel, met het nummer van het abonnement", () => {
    const id = newId();
    const envelop = {
      id,
      source: "urn:nld:oin:00000000000000000000:systeem:intake",
      subject: "intake/x",
      time: "2026-11-23T08:10:00.000Z",
      huis: "proefhuis",
    };
    const inhoud = Object.assign(new MeldingAfgerond(), MeldingAfgerond.voorbeeld, { later: "Een zin." });
    expect(cloudEvent(feitVan(envelop, inhoud, ["politie"]), 17)).toEqual({
      ...envelop,
      specversion: "1.0",
      type: "nl.zvh.melding.afgerond.v1",
      sequence: "17",
      sequencetype: "Integer",
      datacontenttype: "application/json",
      dataref: `/v1/meldingen/${MeldingAfgerond.voorbeeld.meldingId}/ontvangstbewijs`,
      data: MeldingAfgerond.voorbeeld,
    });
  });
});

describe("Standard Webhooks", () => {
  it("signs as the test vector of the standard", () => {
    const waarde = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const koppen = onderteken(
      [{ soort: "hmac", waarde }],
      "msg_p5jXN8AQM9LWM0D4loKWxJek",
      1614265330,
      '{"test": 2432232314}',
    );
    expect(koppen["webhook-signature"]).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  });

  it("signs with ed25519 so that the public key verifies it, and no other; and with two secrets while they change", () => {
    const [oud, nieuw] = [nieuwGeheim("ed25519"), nieuwGeheim("ed25519")];
    const handtekeningen = onderteken([nieuw, oud], "id", 5, "{}")["webhook-signature"]!.split(" ");
    const klopt = (openbaar: string, handtekening: string) => {
      const x = Buffer.from(openbaar.replace("whpk_", ""), "base64").toString("base64url");
      const key = { key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" } as const;
      return verify(null, Buffer.from("id.5.{}"), key, Buffer.from(handtekening.replace("v1a,", ""), "base64"));
    };
    expect([nieuw, oud].map(({ openbaar }, i) => klopt(openbaar!, handtekeningen[i]!))).toEqual([true, true]);
    expect(klopt(oud.openbaar!, handtekeningen[0]!)).toBe(false);
  });
});

/** Ways to write an address that is not of the public internet; the last are names. */
const binnen =
  `127.0.0.1 127.1 0.0.0.0 0 2130706433 0x7f000001 0177.0.0.1 10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255
  192.168.1.1 169.254.169.254 0xA9FEA9FE 2852039166 100.64.0.1 100.100.100.200 192.0.0.1 192.0.2.1 198.18.0.1 198.19.255.255
  198.51.100.7 203.0.113.9 224.0.0.1 239.1.2.3 240.0.0.1 255.255.255.255 [::] [::1] [::127.0.0.1] [::ffff:127.0.0.1]
  [::ffff:7f00:1] [::ffff:10.0.0.1] [::ffff:169.254.169.254] [::ffff:0:127.0.0.1] [64:ff9b::7f00:1] [64:ff9b::10.0.0.1]
  [64:ff9b:1::1] [100::1] [2001::1] [2001:db8::1] [2001:10::1] [2002:7f00:1::] [2002:a00:1::] [3fff::1] [4000::1] [5f00::1]
  [fc00::1] [fd00:ec2::254] [fdff::1] [fe80::1] [febf::1] [fec0::1] [ff02::1] [ff0e::1] 192.88.99.1 192.31.196.1 192.52.193.1
  192.175.48.1 0.1.2.3 127.255.255.254 localhost ip6-localhost`.split(/\s+/);

describe("waar geen webhook heen gaat", () => {
  it.each(binnen)("%s", async (host) => {
    const url = new URL(`https://${host}/hook`);
    await expect(adressenVan(url, false)).rejects.toThrow();
    if (!/localhost/.test(host)) expect(() => eisSink(url.href, false)).toThrow("sink-niet-toegestaan");
  });

  it("is wel het openbare internet", () => {
    for (const adres of ["1.1.1.1", "93.184.215.14", "172.32.0.1", "2606:4700::1111", "2a00:1450:400e::1"])
      expect([adres, isOpenbaar(adres)]).toEqual([adres, true]);
  });

  it.each([
    "http://partner.example/",
    "https://u:w@partner.example/",
    "https://partner.example/#x",
    "ftp://a.example/",
    "hook",
    "file:///etc/passwd",
  ])("is ook geen %s", (sink) => expect(() => eisSink(sink, false)).toThrow("sink-niet-toegestaan"));
});
