import {
  ActieBelegd,
  contractOf,
  DeelnameGewijzigd,
  MeldingAfgerond,
  MeldingOntvangen,
  PlanVastgesteld,
} from "@zvh/contracts";
import { newId, type Person } from "@zvh/platform";
import { mensen, startService } from "@zvh/testing";
import { startIntake } from "../intake.testing.js";
import { notification } from "../notification.module.js";
import { startAbonnee, type Gebeurtenis } from "./abonnee.testing.js";

export const systeem = (organisatie: string): Person => {
  return { ...mensen.afzender, id: `afzender:${organisatie}`, organisatie };
};
export const beheerder: Person = { ...mensen.screener, id: "beheerder-1", rollen: ["medewerker", "beheerder"] };
export const typeVan = (contract: object) => contractOf(contract).type;
export const overMelding = [MeldingOntvangen, MeldingAfgerond].map(typeVan);
export const overCasus = [DeelnameGewijzigd, PlanVastgesteld, ActieBelegd].map(typeVan);
export const meldingenIn = (gebeurtenissen: Gebeurtenis[]) => gebeurtenissen.map(({ data }) => data.meldingId);

type Abonnement = {
  id: string;
  geheim: string;
  staat: string;
  reden: string | null;
  pogingen: number;
  geleverd: number;
};

/** The service by itself, and what tests of subscriptions do with it. */
export const startProef = async () => {
  const intake = await startIntake();
  const environment = { SMTP_URL: "smtp://127.0.0.1:1", WORKPLACE_URL: "http://127.0.0.1:1", OUTBOUND: "any" };
  const service = await startService(notification, { services: { intake: intake.url }, environment });
  const abonnees: { stop(): void }[] = [];
  return {
    service,
    luister: async () => {
      const abonnee = await startAbonnee();
      abonnees.push(abonnee);
      return abonnee;
    },
    abonneer: async (wie: Person, sink?: string, types = overMelding, meer: object = {}): Promise<Abonnement> => {
      const verzoek = { config: { huis: "proefhuis" }, protocol: "HTTP", types, sink, ...meer };
      return (await (await service.as(wie)).post("/v1/abonnementen").send(verzoek).expect(201)).body;
    },
    toon: async (wie: Person, id: string): Promise<Abonnement> =>
      (await (await service.as(wie)).get(`/v1/abonnementen/${id}`).expect(200)).body,
    haal: async (wie: Person, id: string, na = 0): Promise<Gebeurtenis[]> =>
      (await (await service.as(wie)).get(`/v1/abonnementen/${id}/gebeurtenissen?na=${na}&aantal=100`).expect(200)).body
        .items,
    meld: async (afzender = "politie"): Promise<string> => {
      const meldingId = newId();
      await service.deliver(MeldingOntvangen, { ...MeldingOntvangen.voorbeeld, meldingId, afzender });
      return meldingId;
    },
    doetMee: (casusId: string, organisatie: string, meer: Partial<DeelnameGewijzigd> = {}) => {
      const medewerker = `${organisatie}-1`;
      return service.deliver(DeelnameGewijzigd, {
        ...DeelnameGewijzigd.voorbeeld,
        casusId,
        organisatie,
        medewerker,
        ...meer,
      });
    },
    plan: (casusId: string, versie: number) =>
      service.deliver(PlanVastgesteld, { ...PlanVastgesteld.voorbeeld, casusId, versie }),
    /** Ends all subscriptions and subscribers. */
    leeg: async () => {
      for (const abonnee of abonnees.splice(0)) abonnee.stop();
      await service.sql("delete from abonnement");
    },
    stop: async () => {
      await service.stop();
      intake.stop();
    },
  };
};
