import {
  ActieBelegd,
  ActieTeruggekoppeld,
  CasusAfgesloten,
  CasusHeropend,
  contractOf,
  DeelnameGewijzigd,
  MeldingAfgerond,
  MeldingOntvangen,
  OverlegAfgerond,
  PlanVastgesteld,
  type ContractClass,
} from "@zvh/contracts";

/**
 * What partners can hear of. `kring` says which organisations may know: those that are named with the event, or those
 * that take part in the case at that moment; `velden` what they are told: ids of things, codes and dates, never a person
 * or a sentence. A field that a contract gets later stays here until somebody adds it.
 */
export type Aanbod = {
  kring: "genoemd" | "deelnemers";
  velden: string[];
  /** Where the subscriber itself can ask for more, at the service of `source`. */
  dataref?: string;
};

const aanbieding = <T extends object>(
  contract: ContractClass<T>,
  kring: Aanbod["kring"],
  velden: (keyof T & string)[],
  dataref?: string,
): [string, Aanbod] => [contractOf(contract).type, { kring, velden, dataref }];

const ontvangstbewijs = "/v1/meldingen/{meldingId}/ontvangstbewijs";

export const aanbod = new Map<string, Aanbod>([
  aanbieding(MeldingOntvangen, "genoemd", ["meldingId", "huis", "soort", "ontvangenOp"], ontvangstbewijs),
  aanbieding(MeldingAfgerond, "genoemd", ["meldingId", "huis", "uitkomst", "opgepakt", "afgerondOp"], ontvangstbewijs),
  aanbieding(DeelnameGewijzigd, "genoemd", ["casusId", "huis", "organisatie", "rol", "van", "tot", "uiterlijk"]),
  aanbieding(OverlegAfgerond, "deelnemers", ["casusId", "overlegId", "huis", "soort", "afgerondOp"]),
  aanbieding(PlanVastgesteld, "deelnemers", [
    "casusId",
    "huis",
    "versie",
    "aantalDoelen",
    "aantalActies",
    "vastgesteldOp",
  ]),
  aanbieding(ActieBelegd, "deelnemers", ["casusId", "actieId", "huis", "organisatie", "uiterlijkDatum"]),
  aanbieding(ActieTeruggekoppeld, "deelnemers", ["casusId", "actieId", "huis", "soort", "teruggekoppeldOp"]),
  aanbieding(CasusAfgesloten, "deelnemers", ["casusId", "huis", "wijze", "afgeslotenOp"]),
  aanbieding(CasusHeropend, "deelnemers", ["casusId", "huis", "heropendOp"]),
]);
