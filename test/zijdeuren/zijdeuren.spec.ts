import type { NestFastifyApplication } from "@nestjs/platform-fastify";
import { newId, rolesIn, signDemoPerson } from "@zvh/platform";
import { chooseAtIssuer, eventually, openBrowser, type Browser } from "@zvh/testing";
import { services } from "../../deploy/system.js";
import { inLanes } from "../bench/measure.js";
import { startTestSystem, type TestSystem } from "../systeem.js";
import { beschreven, deurVan } from "./deuren.js";
import { routesOf } from "./routes.js";
import type { Deur } from "./soorten.js";
import { huisA, huisB, type Ding } from "./mensen.js";
import { bijdrage } from "./verzinsels.js";
import { bouwWereld, personen, ziet, type Naam } from "./wereld.js";

// Who may not see a thing does not see it through any door: not in a list, a count, a search, an error or a header; and
// who may, sees all of it. The doors are those that the running services have.

let test: TestSystem;
let dingen: Ding[];
const namen = Object.keys(personen) as Naam[];
beforeAll(async () => {
  test = await startTestSystem({ mensen: Object.values(personen) });
  dingen = await bouwWereld(test);
}, 120_000);
afterAll(() => test?.stop());

type Vraag = { pad: string; inhoud?: object };
type Antwoord = { status: number; tekst: string };

const browsers = new Map<Naam, Promise<Browser>>();
/** Somebody's browser, signed in at the workplace. */
const browserVan = (naam: Naam): Promise<Browser> => {
  const meldAan = async () => {
    const browser = openBrowser();
    await browser.visit(await chooseAtIssuer(browser, `${test.system.url}/api/aanmelden`, personen[naam].id));
    return browser;
  };
  if (!browsers.has(naam)) browsers.set(naam, meldAan());
  return browsers.get(naam)!;
};

/** Asks a service with a token, or the workplace with the session of a browser. */
const vraag = async (naam: Naam, dienst: string, methode: string, { pad, inhoud }: Vraag): Promise<Antwoord> => {
  const init = { method: methode, ...(inhoud && { body: JSON.stringify(inhoud) }) };
  const json = { "content-type": "application/json" };
  const token = async () => `Bearer ${await signDemoPerson(personen[naam], test.system.config)}`;
  const answer =
    dienst === "workplace"
      ? await (await browserVan(naam)).ask(`${test.system.url}/${pad}`, { ...init, headers: { "zvh-werkplek": "0" } })
      : await fetch(`${test.addressOf(dienst)}/v1/${pad}`, {
          ...init,
          headers: { ...json, authorization: await token() },
        });
  const koppen = JSON.stringify(
    [...answer.headers].filter(([kop]) => !["date", "set-cookie", "zvh-getoond"].includes(kop)),
  );
  return { status: answer.status, tekst: `${await answer.text()}\n${koppen}` };
};

const magZien = (naam: Naam, ding: Ding): boolean => ziet[naam].includes(ding.naam);
const verborgen = new Map<Naam, string[]>();
/** All traces of things that this person sees none of. */
const verboden = (naam: Naam): string[] => {
  const eerder = verborgen.get(naam);
  if (eerder) return eerder;
  const eigen = new Set(dingen.filter((ding) => magZien(naam, ding)).flatMap(({ sporen }) => sporen));
  const alle = [...new Set(dingen.flatMap(({ sporen }) => sporen))].filter((spoor) => !eigen.has(spoor));
  verborgen.set(naam, alle);
  return alle;
};
const lekken = (naam: Naam, { tekst }: Antwoord, gevraagd: string): string[] => {
  const klein = tekst.toLowerCase();
  return verboden(naam).filter((spoor) => !gevraagd.includes(spoor) && klein.includes(spoor.toLowerCase()));
};

/** What is wrong with one door for one person, a line each. */
const klopt = async (naam: Naam, dienst: string, route: string, deur: Deur): Promise<string[]> => {
  const [methode] = route.split(" ") as [string];
  const fouten: string[] = [];
  const fout = (wat: string) => fouten.push(`${naam}, ${dienst} ${route}: ${wat}`);
  const stel = async (vraagstuk: Vraag, mag: string[] = []): Promise<Antwoord> => {
    const antwoord = await vraag(naam, dienst, methode, vraagstuk);
    const gelekt = lekken(naam, antwoord, JSON.stringify(vraagstuk)).filter((spoor) => !mag.includes(spoor));
    for (const spoor of gelekt) fout(`shows ${spoor}`);
    return antwoord;
  };
  if (deur.kind === "huis") {
    const vragen = dingen.map((ding) => JSON.stringify(deur.vraag(ding.huis, ding)));
    for (const vraagstuk of new Set(vragen)) await stel(JSON.parse(vraagstuk) as Vraag);
  }
  if (deur.kind === "bij")
    for (const ding of dingen) {
      const { tekst } = await stel(deur.vraag(ding.huis, ding));
      const eigen = dingen.filter((een) => een.soort === deur.soort && een.bij === ding.id && magZien(naam, een));
      for (const { id, naam: wat } of eigen) if (!tekst.includes(id)) fout(`lacks ${wat}`);
    }
  if (deur.kind === "register")
    for (const huis of [huisA, huisB]) {
      const herkent = rolesIn(personen[naam], huis).some((rol) => rol === "screener" || rol === "privacyofficer");
      const mag = herkent ? dingen.filter((ding) => ding.huis === huis).flatMap(({ wie }) => wie) : [];
      await stel(deur.vraag(huis, dingen[0]!), mag);
    }
  if (deur.kind === "toezicht" && naam !== "privacyofficer")
    for (const ding of dingen)
      if ((await stel(deur.vraag(ding.huis, ding))).status !== 403) fout("is open for who does not watch over it");
  if (deur.kind === "systeem")
    for (const { id } of dingen.filter(({ soort }) => soort === "melding" || soort === "triage"))
      if ((await stel(deur.vraag(id))).status !== 403) fout("is open for people");
  if (deur.kind === "lijst")
    for (const huis of new Set([
      huisA,
      huisB,
      ...dingen.filter(({ soort }) => soort === deur.soort).map((een) => een.huis),
    ])) {
      const { tekst } = await stel(deur.vraag(huis));
      const eigen = dingen.filter((ding) => ding.soort === deur.soort && ding.huis === huis && magZien(naam, ding));
      for (const ding of eigen) if (!tekst.includes(ding.id)) fout(`lacks ${ding.naam}`);
    }
  if (deur.kind === "een" || deur.kind === "verander") {
    const onbekend = newId();
    const nergens = await stel(deur.vraag(onbekend));
    for (const ding of dingen.filter(({ soort }) => soort === deur.soort)) {
      if (magZien(naam, ding)) {
        const { status, tekst } = deur.kind === "een" ? await stel(deur.vraag(ding.id)) : { status: 200, tekst: "" };
        if (status !== 200) fout(`refuses ${ding.naam}`);
        // The screens name whom they show: the register gives the names of what its owner showed to this person.
        const benoemd = dienst !== "workplace" || ding.wie.every((spoor) => tekst.includes(spoor));
        if (deur.kind === "een" && !benoemd) fout(`does not name who ${ding.naam} is about`);
        continue;
      }
      const { status, tekst } = await stel(deur.vraag(ding.id));
      const zelfde = tekst.replaceAll(ding.id, onbekend) === nergens.tekst;
      if (status !== nergens.status || !zelfde) fout(`tells ${ding.naam} from nothing: ${status} ${nergens.status}`);
    }
  }
  return [...new Set(fouten)];
};

/** Streams, signing in and out, the pages themselves, and the proxy to the services' own doors: looked at elsewhere. */
const elders = new Set(
  "wijzigingen, api/live, api/aanmelden, api/aangemeld, api/afmelden, *, api/:service/*, abonnementen/:abonnementId/stroom".split(
    ", ",
  ),
);
const alleDeuren = (): [dienst: string, route: string][] =>
  services
    .map(({ name }): [string, NestFastifyApplication] => [name, test.system.services.get(name)!.app])
    .concat([["workplace", test.system.workplace.app]])
    .flatMap(([dienst, app]) => routesOf(app).map((route): [string, string] => [dienst, route]));

it("describes every door that there is, and none that is not", () => {
  const deuren = alleDeuren();
  expect(deuren.length).toBeGreaterThan(60);
  expect(
    deuren.filter(([dienst, route]) => !elders.has(route.split(" ")[1]!) && !deurVan(dienst, route)).map(String),
  ).toEqual([]);
  const spook = [...services.map(({ name }) => name), "workplace"].flatMap((name) =>
    beschreven(name).filter((route) => !deuren.some(([dienst, echt]) => dienst === name && echt === route)),
  );
  expect(spook).toEqual([]);
});

it.each(namen)(
  "R61 R93 L11 L15: %s",
  async (naam) => {
    const fouten: string[] = [];
    // A few doors at once: a service waits for its database while another answers.
    await inLanes(4, alleDeuren(), async ([dienst, route]) => {
      const deur = deurVan(dienst, route);
      if (deur) fouten.push(...(await klopt(naam, dienst, route, deur)));
    });
    expect(fouten).toEqual([]);
  },
  240_000,
);

it("R61 says through the live stream that a case changed to who sees it, and to nobody else", async () => {
  const gone = new AbortController();
  const gehoord = new Map<Naam, string>();
  const luister = async (naam: Naam) => {
    const authorization = `Bearer ${await signDemoPerson(personen[naam], test.system.config)}`;
    const answer = await fetch(`${test.addressOf("case-plan")}/v1/wijzigingen`, {
      headers: { authorization },
      signal: gone.signal,
    });
    if (!answer.ok) return;
    for await (const deel of answer.body!.pipeThrough(new TextDecoderStream()))
      gehoord.set(naam, (gehoord.get(naam) ?? "") + deel);
  };
  for (const naam of namen) void luister(naam).catch(() => {});
  const casus = dingen.find(({ naam }) => naam === "A casus 1")!;
  const regisseur = await test.as(personen.procesregisseur);
  const wie = namen.filter((naam) => magZien(naam, casus));
  await eventually(async () => {
    await regisseur.post("case-plan", `casussen/${casus.id}/probleembepaling`, bijdrage("Nog iets."));
    return wie.every((naam) => gehoord.get(naam)?.includes('data: {"huizen"'));
  });
  gone.abort();
  expect(
    [...gehoord]
      .filter(([, tekst]) => tekst.includes("huizen"))
      .map(([naam]) => naam)
      .toSorted(),
  ).toEqual(wie.toSorted());
  expect([...gehoord.values()].join("")).not.toContain(casus.id);
});

it("has no word, name or reference of any of it in the events of any service", () => {
  const gebeurtenissen = JSON.stringify(test.messages);
  for (const { id } of dingen.filter(({ soort }) => soort === "melding" || soort === "casus"))
    expect(gebeurtenissen).toContain(id);
  const woorden = dingen.flatMap(({ sporen }) => sporen).filter((spoor) => spoor.length !== 36);
  expect(woorden.filter((spoor) => gebeurtenissen.toLowerCase().includes(spoor.toLowerCase()))).toEqual([]);
});
