import type { EntityManager } from "typeorm";
import { Refused, refuseFaults, registeredIn } from "@zvh/platform";
import { foutenInHerkomst, gewoonlijkeHerkomst, type HerkomstVerzoek, type Huis } from "@zvh/regions";
import type { Melding } from "./melding.js";

/**
 * A house with its organisations as its register has them now. Who takes part no more is known here as one that takes no
 * part: it gives a signal instead of a melding (L04), and what it still tells is under its secrecy (L08).
 */
export const metRegister = async (tx: EntityManager, huis: Huis): Promise<Huis> => {
  const register = await registeredIn(tx, huis.code);
  return huis.volgensRegister(
    register.map((rij) => (rij.actief ? rij : { ...rij, klasse: "geen" as const, actief: true })),
  );
};

/** What is assumed of a melding whose sender does not say it: the daily file of the police has no place for it. */
export const aangenomen = (
  afzender: Parameters<typeof gewoonlijkeHerkomst>[0],
  { soort, ontvangenOp }: Pick<Melding, "soort" | "ontvangenOp">,
): HerkomstVerzoek => ({
  ...gewoonlijkeHerkomst(afzender, ontvangenOp),
  ...(soort === "delict" && { doelbinding: "criminaliteit" }),
});

/**
 * Where a melding comes from: as its sender says, else as its work brings along. Nothing is assumed of who is under
 * medical secrecy: that one names his ground himself (L08).
 * @throws Refused herkomst-ontbreekt, or all that `foutenInHerkomst` names (R64)
 */
export const eisHerkomst = (
  gezegd: HerkomstVerzoek | undefined,
  melding: Pick<Melding, "afzender" | "soort" | "ontvangenOp">,
  huis: Huis,
): HerkomstVerzoek => {
  const { afzender, ontvangenOp } = melding;
  const organisatie = huis.organisatie(afzender);
  const message = "zeg op welke grondslag dit onder beroepsgeheim wordt gemeld";
  if (!gezegd && organisatie?.beroepsgeheim)
    throw new Refused("herkomst-ontbreekt", [{ where: "herkomst", code: "herkomst-ontbreekt", message }]);
  const herkomst = gezegd ?? aangenomen(organisatie, melding);
  refuseFaults(foutenInHerkomst(herkomst, afzender, huis, ontvangenOp, "screening"));
  return herkomst;
};
