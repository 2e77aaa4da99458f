import { jest } from "@jest/globals";
import fc from "fast-check";
import { newId, type Cause, type Person, type Refused } from "@zvh/platform";
import { somebody, startService, type TestService } from "@zvh/testing";
import { notification } from "./notification.module.js";
import { taakrollen, Toegang, zichtbaar, type Handelwijze } from "./zicht.js";

// Random worlds on one real database: what lists and streams show is what the decision point allows one by one.

const huizen = ["proefhuis", "zeeland"];
let service: TestService;
jest.setTimeout(120_000);
const environment = { SMTP_URL: "smtp://127.0.0.1:1", WORKPLACE_URL: "http://127.0.0.1:1" };
beforeAll(async () => (service = await startService(notification, { environment })));
afterAll(() => service.stop());

const bericht = fc.record({
  huis: fc.constantFrom(...huizen),
  status: fc.constantFrom("afgeleverd", "mislukt"),
  taak: fc.constantFrom("open", "afgehandeld", null),
  /** Null: about a reporter; else for a colleague in this role at these organisations. */
  voor: fc.constantFrom<string[] | null>(
    null,
    ["procesregisseur huis"],
    ["nazorgcoordinator huis", "nazorgcoordinator gemeente-proefstad"],
  ),
});
const iemand = fc.dictionary(
  fc.constantFrom(...huizen),
  fc.subarray(["screener", "procesregisseur", "nazorgcoordinator", "privacyofficer", "medewerker"], { minLength: 1 }),
  { minKeys: 1 },
);
const wereld = fc.record({
  berichten: fc.array(bericht, { minLength: 1, maxLength: 6 }),
  mensen: fc.array(fc.tuple(iemand, fc.constantFrom("huis", "gemeente-proefstad")), { minLength: 1, maxLength: 3 }),
});
type Wereld = typeof wereld extends fc.Arbitrary<infer W> ? W : never;
type Ding = { id: string; huis: string } & ({ type: "Bericht" } | { type: "Taak"; voor: string[] });

/** These messages and tasks, and no others. */
const bouw = async ({ berichten }: Wereld): Promise<Ding[]> => {
  await service.sql("truncate bericht, taak");
  const dingen: Ding[] = [];
  for (const { huis, status, taak, voor } of berichten) {
    const [berichtId, taakId] = [newId(), newId()];
    await service.sql(
      voor
        ? `insert into bericht (bericht_id, huis, soort, status, onderwerp_id, pogingen, aangemaakt_op)
           values ($1, $2, 'zsm-nadert', $3, $1, 1, now())`
        : `insert into bericht (bericht_id, huis, soort, status, afzender, datum, pogingen, aangemaakt_op)
           values ($1, $2, 'dagoverzicht', $3, 'politie', '2026-11-27', 1, now())`,
      [berichtId, huis, status],
    );
    if (!voor) dingen.push({ type: "Bericht", id: berichtId, huis });
    if (!taak) continue;
    await service.sql(
      `insert into taak (taak_id, huis, status, bericht_id, soort, voor, reden, aangemaakt_op)
       values ($1, $2, $3, $4, 'dagoverzicht', $5, 'geen-adres', now())`,
      [taakId, huis, taak, berichtId, voor ?? ["screener"]],
    );
    dingen.push({ type: "Taak", id: taakId, huis, voor: voor ?? ["screener"] });
  }
  return dingen;
};

/** What this person's list shows; nothing to whom the door is closed. */
const lijst = async (wie: Person, pad: "berichten" | "taken", filter: object = {}): Promise<string[]> => {
  const { status, body } = await (await service.as(wie)).get(`/v1/${pad}`).query({ aantal: "100", ...filter });
  const open = pad === "taken" ? taakrollen : ["screener"];
  const mag = open.some((rol) => wie.rollen.includes(rol));
  expect(status).toBe(mag ? 200 : 403);
  return mag ? body.items.map(({ berichtId, taakId }: any) => (pad === "taken" ? taakId : berichtId)).toSorted() : [];
};
/** Those with which somebody may do this, by one decision each. */
const perStuk = (wie: Person, wat: Handelwijze, dingen: Ding[]): string[] => {
  const cause: Cause = { by: wie.id, huizen: wie.huizen, traceparent: "" };
  const mag = (ding: Ding) => {
    try {
      service.app.get(Toegang).eis(cause, wie, ding, wat);
      return true;
    } catch (error) {
      expect((error as Refused).code).toBe("niet-gevonden");
      return false;
    }
  };
  return dingen
    .filter(mag)
    .map(({ id }) => id)
    .toSorted();
};

it("R01 R41 R73 tonen lijst en stroom precies wat per stuk mag, en maakt een filter ze nooit ruimer", async () => {
  const gezien = { wel: 0, niet: 0 };
  await fc.assert(
    fc.asyncProperty(wereld, async (gegeven) => {
      const dingen = await bouw(gegeven);
      for (const wie of gegeven.mensen.map(([rollen, organisatie]) => somebody(rollen, { organisatie })))
        for (const [pad, type] of [
          ["berichten", "Bericht"],
          ["taken", "Taak"],
        ] as const) {
          const alle = dingen.filter((ding) => ding.type === type);
          const mag = perStuk(wie, "zien", alle);
          expect(await lijst(wie, pad)).toEqual(mag);
          const filters = [{ huis: "proefhuis" }, { huis: "zeeland" }, { huis: "nergens" }];
          for (const filter of [...filters, pad === "taken" ? { status: "open" } : { meldingId: newId() }])
            expect(mag).toEqual(expect.arrayContaining(await lijst(wie, pad, filter)));
          if (type === "Taak") expect(perStuk(wie, "afhandelen", alle)).toEqual(mag);
          for (const { id, huis } of alle) {
            const hoort = await service.store.read({ by: wie.id, huizen: wie.huizen, traceparent: "" }, (tx) =>
              zichtbaar(tx, wie, [id]),
            );
            expect(hoort).toEqual(mag.includes(id) ? [{ huis }] : []);
          }
          gezien.wel += mag.length;
          gezien.niet += alle.length - mag.length;
        }
    }),
    { numRuns: 25 },
  );
  for (const aantal of Object.values(gezien)) expect(aantal).toBeGreaterThan(5); // else the worlds prove nothing
});
