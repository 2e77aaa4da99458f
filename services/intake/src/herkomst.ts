import { Refused, refuseFaults } from "@zvh/platform";
import { dagVan, foutenInHerkomst, type HerkomstVerzoek, type Huis, type Organisatie } from "@zvh/regions";
import type { Melding } from "./melding.js";

type Afzender = Pick<Organisatie, "soort" | "domein" | "beroepsgeheim"> | undefined;

/** What the work of an organisation brings along; of who is not known here, that of help. */
const gewoonlijk = (afzender: Afzender): Pick<HerkomstVerzoek, "grondslag" | "categorie"> => {
  if (afzender?.soort === "politie") return { grondslag: "wpg-samenwerking", categorie: "politie" };
  if (afzender?.domein === "justitieel") return { grondslag: "wjsg-strafvordering", categorie: "justitieel" };
  return { grondslag: "wettelijke-plicht", categorie: afzender?.beroepsgeheim ? "gezondheid" : "hulpverlening" };
};

/** What is assumed of a melding whose sender does not say it: the daily file of the police has no place for it. */
export const aangenomen = (
  afzender: Afzender,
  { soort, ontvangenOp }: Pick<Melding, "soort" | "ontvangenOp">,
): HerkomstVerzoek => ({
  ...gewoonlijk(afzender),
  doelbinding: soort === "delict" ? "criminaliteit" : "onveilige-situaties",
  voorwaarde: "geen",
  eerstVerwerktOp: dagVan(ontvangenOp),
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
