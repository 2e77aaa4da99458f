import { eventually } from "@zvh/testing";
import type { TestSystem } from "../systeem.js";
import { gift, woord } from "./verzinsels.js";
import { huisA, huisB, type Ding } from "./mensen.js";
import { personen } from "./wereld.js";

export type Muursoort = "bekendheidsvraag" | "bekendheidsverzoek" | "verstrekking";

type Items<T> = { items: T[] };

/**
 * House A asks whether house B knows whom an item is about; B confirms, and gives something. Whom B knows has another
 * name there: so it is seen whose register speaks.
 */
export const maakVerstrekking = async (test: TestSystem, triage: Ding): Promise<Ding[]> => {
  const [voorzitter, daar] = [
    await test.as(personen.voorzitter),
    await test.as(personen["iemand met alles in het andere huis"]),
  ];
  const hub = "information-hub";
  const wieDaar = { voornamen: woord("Wi", 1), achternaam: woord("Yp", 2), geboortedatum: "1990-05-06" };
  const inschrijving = { huis: huisB, bsn: triage.bsn, ...wieDaar };
  const { persoonId } = await daar.post<{ persoonId: string }>(hub, "personen", inschrijving);
  const [reden, verteld] = [woord("Reden", 3), woord("Uittreksel", 4)];
  const gevraagd = { persoonId: triage.wie.at(-1)!, aanHuizen: [huisB], doel: "criminaliteit", reden };
  const vraag = { huis: huisA, triageId: triage.id, ...gevraagd };
  const { items } = await voorzitter.post<Items<{ vraagId: string }>>(hub, "bekendheidsvragen", vraag);
  const { verzoekId } = await eventually(async () => {
    const open = await daar.get<Items<{ verzoekId: string }>>(hub, `bekendheidsverzoeken?huis=${huisB}`);
    return open.items[0];
  });
  await daar.post(hub, `bekendheidsverzoeken/${verzoekId}/besluit`, { besluit: "bekend" });
  await daar.post(hub, `bekendheidsverzoeken/${verzoekId}/verstrekkingen`, gift(verteld));
  const { verstrekkingId } = await eventually(async () => {
    const pad = `verstrekkingen?huis=${huisA}&triageId=${triage.id}`;
    return (await voorzitter.get<Items<{ verstrekkingId: string }>>(hub, pad)).items[0];
  });
  const bij = { huis: huisA, bij: triage.id, wie: [] };
  const daarBekend = [wieDaar.achternaam, wieDaar.voornamen, persoonId];
  return [
    { soort: "bekendheidsvraag", naam: "A bekendheidsvraag", id: items[0]!.vraagId, sporen: [reden], ...bij },
    {
      soort: "verstrekking",
      naam: "A verstrekking",
      id: verstrekkingId,
      sporen: [verstrekkingId, verteld],
      ...bij,
    },
    {
      soort: "bekendheidsverzoek",
      naam: "B bekendheidsverzoek",
      huis: huisB,
      id: verzoekId,
      sporen: [verzoekId, ...daarBekend],
      wie: daarBekend,
    },
  ];
};
