import { PersoonHerkend } from "@zvh/contracts";
import { newId, type Person } from "@zvh/platform";
import { mensen, startService } from "@zvh/testing";
import { nazorg } from "./nazorg.module.js";

export const { nazorgcoordinator, gemeentecoordinator, deelnemer, inrichting, buitenstaander } = mensen;

let nummer = 0;
/** A message as an institution sends it. */
export const detentiebericht = (meer: object = {}) => ({
  kenmerk: `D-${nummer++}`,
  bericht: "start",
  bsn: "999990342",
  voornamen: "Test",
  achternaam: "Persoon",
  geboortedatum: "1990-01-01",
  gemeente: "GM9901",
  inrichting: "PI Proef",
  insluitingsdatum: "2026-11-20",
  einddatum: "2999-01-20",
  ...meer,
});

/** A day so many days from today in the Netherlands. */
export const overDagen = (dagen: number): string =>
  new Date(Date.now() + dagen * 86_400_000).toLocaleDateString("sv-SE", { timeZone: "Europe/Amsterdam" });

/** The service on a database of its own, with what the tests do over and over. */
export const startProef = async () => {
  const service = await startService(nazorg);
  const vraag = async (methode: "get" | "post" | "put", wie: Person, pad: string, inhoud?: object, status = 200) => {
    const { body } = await (await service.as(wie))[methode](`/v1/${pad}`).send(inhoud).expect(status);
    return body;
  };
  const get = (wie: Person, pad: string, status = 200) => vraag("get", wie, pad, undefined, status);
  const post = (wie: Person, pad: string, inhoud: object, status = 200) => vraag("post", wie, pad, inhoud, status);
  const put = (wie: Person, pad: string, inhoud: object, status = 200) => vraag("put", wie, pad, inhoud, status);
  /** The information-hub says whom a message is about. */
  const herken = (berichtId: string, persoonId: string) =>
    service.deliver(PersoonHerkend, {
      betrokkeneId: berichtId,
      meldingId: berichtId,
      huis: "proefhuis",
      dienst: "nazorg",
      persoonId,
      wijze: "bsn",
    });
  /** A message comes in and it becomes known whom it is about; gives the dossier it is of. */
  const bericht = async (meer: object = {}, persoonId: string = newId()): Promise<string> => {
    const { berichtId } = await post(inrichting, "detentieberichten", detentiebericht(meer), 201);
    await herken(berichtId, persoonId);
    const { dossierId } = await get(nazorgcoordinator, `detentieberichten/${berichtId}`);
    return dossierId;
  };
  const toon = (dossierId: string, wie: Person = nazorgcoordinator) => get(wie, `nazorgdossiers/${dossierId}`);
  /** What is recorded of a condition. */
  const peil = (dossierId: string, thema: string, stand: string, meer: object = {}, wie: Person = nazorgcoordinator) =>
    put(wie, `nazorgdossiers/${dossierId}/voorwaarden/${thema}`, { moment: "voor-vrijlating", stand, ...meer });
  /** The kinds of events about a dossier, in order: `nazorg.gestart`. */
  const soortenVan = async (dossierId: string): Promise<string[]> =>
    (await service.events())
      .filter(({ data }) => data.dossierId === dossierId)
      .map(({ name }) => name.replace(/^nl\.zvh\.|\.v1$/g, ""));
  return { service, get, post, put, herken, bericht, toon, peil, soortenVan };
};

export type Proef = Awaited<ReturnType<typeof startProef>>;
