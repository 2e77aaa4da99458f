import { randomBytes } from "node:crypto";
import { boot, KafkaBus, nextTrace, type Cause, type Running, type Store } from "@zvh/platform";
import { kafkajsClient } from "@zvh/platform/kafkajs";
import { Huizen } from "@zvh/regions";
import { topicsOf } from "../../deploy/topics.js";
import { configOf, services, type Surroundings } from "../../deploy/system.js";
import { Herkenning, herkend } from "../../services/information-hub/src/herkenning.js";
import { Persoon } from "../../services/information-hub/src/persoon.js";
import { Personen } from "../../services/information-hub/src/personen.js";
import { Betrokkene, Melding, ontvang, screen } from "../../services/intake/src/melding.js";
import type { Hop, Side, Subject } from "./hop.js";

// Both ends of a hop as a deployment runs them, in this one process: what sends writes by the service's own rule, what
// receives is the service's own handler. Nobody uses their HTTP, and their to-dos are not done.

const huis = "zeeland";
const cause = (): Cause => ({ by: "systeem:meting", huizen: [huis], traceparent: nextTrace() });

const melding = ({ meldingId }: Subject, nu: Date): Melding => ({
  meldingId,
  huis,
  regime: "dagelijkse-selectie",
  soort: "ZVH",
  classificatie: null,
  afzender: "meting",
  kenmerk: meldingId,
  inhoud: randomBytes(1_000),
  gemeente: null,
  themas: [],
  nietVerder: false,
  melderAfgeschermd: false,
  aveNiveau: null,
  eerdereMeldingen: null,
  opmerkingen: [],
  gebeurdOp: null,
  uittrekselId: null,
  ontvangenOp: nu,
  screeningUiterlijkOp: new Date(+nu + 72 * 3_600_000),
  screeningVerstreken: false,
  status: "te-screenen",
  screening: null,
  motivering: null,
  uitkomst: null,
  afgerondOp: null,
  terugkoppelingOp: null,
  terugkoppelingMislukt: null,
});

const betrokkene = ({ meldingId, betrokkeneId }: Subject): Betrokkene => ({
  betrokkeneId,
  meldingId,
  huis,
  volgnummer: 1,
  rol: "betrokkene",
  status: "verzegeld",
  persoonId: null,
  identiteit: randomBytes(300),
});

/** A melding with one betrokkene, as intake receives it. */
const meld = (store: Store) => (subject: Subject) =>
  store.run(cause(), async (work) => {
    const rijen = [betrokkene(subject)];
    await work.insert(Melding, ontvang(melding(subject, work.nu), rijen));
    work.add(Betrokkene, rijen);
  });

/** Every betrokkene turns out to be the one person that the hub knows. */
const herken = async (store: Store, { app }: Running) => {
  const identiteit = { voornamen: "Meta", tussenvoegsel: null, achternaam: "Meting", bsn: null, geboortedatum: null };
  const persoonId = await store.run(cause(), async (work) => {
    const [bekend] = await work.tx.find(Persoon, { take: 1 });
    return bekend?.persoonId ?? (await app.get(Personen).registreer(work, huis, { ...identiteit, adres: null }));
  });
  return ({ betrokkeneId }: Subject) =>
    store.change(Herkenning, { betrokkeneId }, cause(), (open, nu) => herkend(open, persoonId, "bsn", nu));
};

const opdracht = () => ({
  risico: "hoog" as const,
  complexiteit: "hoog" as const,
  uitkomst: "triage" as const,
  ontvanger: null,
  door: "meting",
  doorNaam: "Meta Meting",
  doorTelefoon: null,
  motivering: randomBytes(100),
});

/** A screener sends a melding on to the triage. */
const screenDoor = (store: Store) => (subject: Subject) =>
  store.run(cause(), async (work) => {
    const gevonden = await work.lock(Melding, { meldingId: subject.meldingId });
    const betrokkenen = await work.tx.findBy(Betrokkene, { meldingId: subject.meldingId });
    await work.update(Melding, screen(gevonden, betrokkenen, opdracht(), ["triage"], work.nu));
  });

const causes = { MeldingOntvangen: meld, PersoonHerkend: herken, MeldingGescreend: screenDoor };

const startOne = async (name: string, brokers: string, at: Surroundings) => {
  const fail = (reason: string) => console.error(`${name}: ${reason}`);
  const bus = new KafkaBus(kafkajsClient({ brokers: [brokers] }, `zvh.${name}`), topicsOf(at.huizen), fail);
  const running = await boot(
    services.find((service) => service.name === name)!,
    {
      config: configOf(name, at),
      bus,
      regionOf: (code) => at.huizen.huis(code).regio,
      wordsFor: (code) => at.huizen.foutTekst(code),
      provide: [{ provide: Huizen, useValue: at.huizen }],
    },
  );
  const stop = async () => {
    await running.stop();
    await bus.close();
  };
  return { running, stop };
};

/** Starts the service that sends and the one that receives. */
export const startOurs = async (hop: Hop, brokers: string, at: Surroundings): Promise<Side> => {
  const [from, to] = [await startOne(hop.from, brokers, at), await startOne(hop.to, brokers, at)];
  const send = await causes[hop.event](from.running.store, from.running);
  return { send, stop: async () => void (await Promise.all([from.stop(), to.stop()])) };
};
