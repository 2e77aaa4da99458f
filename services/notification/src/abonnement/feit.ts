import { contractOf } from "@zvh/contracts";
import type { Envelope } from "@zvh/platform";
import { aanbod, type Aanbod } from "./aanbod.js";

/** An event as it is kept for partners: with no more than they may know, and which of them may know it. */
export type Feit = {
  eventId: string;
  huis: string;
  type: string;
  bron: string;
  onderwerp: string;
  op: Date;
  dataref: string | null;
  data: Record<string, unknown>;
  kring: Aanbod["kring"];
  /** Codes of the organisations that alone may know it; null: all of the kring. */
  organisaties: string[] | null;
};

/**
 * What of an event is for partners.
 * @param inhoud what it says, as its newest contract has it
 * @param organisaties who alone may know it; null where the kring says enough
 */
export const feitVan = (
  { id, source, subject, time, huis }: Pick<Envelope, "id" | "source" | "subject" | "time" | "huis">,
  inhoud: object,
  organisaties: string[] | null,
): Feit => {
  const { type } = contractOf(inhoud.constructor);
  const { kring, velden, dataref } = aanbod.get(type)!;
  const alles = inhoud as Record<string, unknown>;
  return {
    eventId: id,
    huis,
    type,
    bron: source,
    onderwerp: subject,
    op: new Date(time),
    dataref: dataref?.replace(/\{(\w+)\}/, (_, veld: string) => String(alles[veld])) ?? null,
    data: Object.fromEntries(velden.flatMap((veld) => (alles[veld] === undefined ? [] : [[veld, alles[veld]]]))),
    kring,
    organisaties,
  };
};

/**
 * A fact as a partner gets it: CloudEvents 1.0 in the NL GOV profile, structured mode; the same bytes at every try. The
 * sequence is of the subscription: 1, 2, 3 …; a number that fails was not sent here, and can be asked for.
 */
export const cloudEvent = (feit: Feit, sequence: number) => ({
  specversion: "1.0",
  id: feit.eventId,
  source: feit.bron,
  type: feit.type,
  subject: feit.onderwerp,
  time: feit.op.toISOString(),
  sequence: String(sequence),
  sequencetype: "Integer",
  datacontenttype: "application/json",
  ...(feit.dataref && { dataref: feit.dataref }),
  huis: feit.huis,
  data: feit.data,
});

/** What stands in its place once the organisation may no longer know of it. */
export const ingetrokken = (sequence: number) => ({ sequence: String(sequence), ingetrokken: true });

/**
 * The one condition of which organisation may know of a fact, on a row of feit: for who gets it in the first place, and
 * again at every try, page and stream. Named organisations alone, and of a case those that take part in it now.
 * @param feit name of the row
 * @param organisatie SQL of the organisation's code
 */
export const magWeten = (feit: string, organisatie: string): string =>
  `((${feit}.organisaties is null or ${organisatie} = any (${feit}.organisaties))
    and (${feit}.kring = 'genoemd' or exists (
      select from casusdeelname d where d.casus_id = (${feit}.data ->> 'casusId')::uuid and d.organisatie = ${organisatie}
        and d.tot is null and (d.uiterlijk is null or d.uiterlijk > app.nu()))))`;
