import { eventually } from "@zvh/testing";
import type { Person } from "@zvh/platform";
import type { Client } from "../../deploy/demo/client.js";
import { huisA, huisB, inA, mens, type Ding, type Huis } from "./mensen.js";

// The return from detention: the house sees all of its own, a municipality its residents, a partner what it does.

export const nazorgpersonen = {
  nazorgcoordinator: inA("nazorg", "nazorgcoordinator"),
  "nazorgcoordinator van een gemeente": inA("nazorg-roermond", "nazorgcoordinator", "gemeente-roermond"),
  "systeem van de inrichtingen": mens("inrichting", { [huisA]: ["afzender"], [huisB]: ["afzender"] }, "dji"),
};

/** Who of them sees what, by hand (R39). */
export const zietNazorg: Record<keyof typeof nazorgpersonen, string[]> = {
  nazorgcoordinator: ["A nazorg 1", "A nazorg 2", "A detentiebericht 1", "A detentiebericht 2"],
  "nazorgcoordinator van een gemeente": ["A nazorg 1", "A detentiebericht 1"],
  "systeem van de inrichtingen": [],
};

/** The first is of the municipality whose coordinator looks on, the second of another. */
const gemeenten: Partial<Record<Huis, [string, string]>> = {
  [huisA]: ["GM0957", "GM0988"],
  [huisB]: ["GM0718", "GM0664"],
};

type Bouw = {
  inrichting: Client;
  coordinator: Client;
  huis: Huis;
  letter: string;
  plaats: number;
  iemand: { bsn: string; voornamen: string; achternaam: string; geboortedatum: string };
  /** Of the institution. */
  naam: string;
};

/** Somebody goes in: the message, and the dossier that it opens. */
export const maakNazorg = async ({ inrichting, coordinator, huis, letter, plaats, iemand, naam }: Bouw) => {
  const { bsn, voornamen, achternaam, geboortedatum } = iemand;
  const { berichtId } = await inrichting.post<{ berichtId: string }>("nazorg", "detentieberichten", {
    bsn,
    voornamen,
    achternaam,
    geboortedatum,
    kenmerk: `DETENTIE-${letter}-${plaats}`,
    bericht: "start",
    gemeente: gemeenten[huis]![plaats - 1],
    inrichting: naam,
    insluitingsdatum: "2026-11-20",
  });
  const dossierId = await eventually(async () => {
    return (await coordinator.get<{ dossierId: string }>("nazorg", `detentieberichten/${berichtId}`)).dossierId;
  });
  const { persoonId } = await coordinator.get<{ persoonId: string }>("nazorg", `nazorgdossiers/${dossierId}`);
  const wie = [achternaam, voornamen, persoonId];
  const ding = { soort: "nazorg" as const, naam: `${letter} nazorg ${plaats}`, huis, id: dossierId };
  const bericht = {
    soort: "detentiebericht" as const,
    naam: `${letter} detentiebericht ${plaats}`,
    huis,
    id: berichtId,
  };
  return [
    { ...ding, sporen: [dossierId, naam, ...wie], wie },
    { ...bericht, sporen: [berichtId], wie: [] },
  ] satisfies Ding[];
};

/** Somebody of the ggz has something to do in the second dossier of this house. */
export const beleggenBijGgz = async (coordinator: Client, dingen: Ding[], ggz: Person): Promise<void> => {
  const { id } = dingen.find(({ naam }) => naam === "A nazorg 2")!;
  await coordinator.post("nazorg", `nazorgdossiers/${id}/acties`, {
    thema: "zorg",
    omschrijving: "Zoekt een behandelaar.",
    organisatie: ggz.organisatie,
    medewerker: ggz.id,
    uiterlijkDatum: "2999-01-31",
  });
};
