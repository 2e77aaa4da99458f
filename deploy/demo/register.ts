import { addressOf as named, organisationIn, rolesIn, signService, type Config, type Person } from "@zvh/platform";
import type { Huis } from "@zvh/regions";
import { eventually } from "@zvh/testing";
import { als, metToken, type Client } from "./client.js";
import { verlooptBijna } from "./mensen.js";

const dag = (overDagen: number): string => new Date(Date.now() + overDagen * 86_400_000).toISOString().slice(0, 10);

/** Somebody as the register of a house keeps him: with a VOG, or for a system the word of its organisation. */
const aanstellingVan = (mens: Person, huis: string) => {
  const rollen = rolesIn(mens, huis);
  return {
    medewerkerId: mens.id,
    naam: mens.naam,
    telefoon: mens.telefoon,
    ...(rollen.includes("afzender") ? {} : { email: `${mens.id}@${huis}.example` }),
    organisatie: organisationIn(mens, huis),
    rollen,
    screening: rollen.includes("afzender") ? "systeem" : "vog",
    gescreendTot: dag(verlooptBijna.includes(mens.id) ? 21 : 900),
    van: "2026-01-01",
  };
};

/** What senders are of that no house file knows: no participants, so that what they report is a signal (L04). */
const onbekendeOrganisaties = (mensen: Person[], bekend: string[]) =>
  [...new Set(mensen.map(({ organisatie }) => organisatie))]
    .filter((code) => !bekend.includes(code) && code !== "huis")
    .map((code) => ({ code, naam: code.replaceAll("-", " "), domein: "sociaal", klasse: "geen" }));

/**
 * Puts people and senders' systems into the register of their houses, as a deployment does, and waits until every
 * service knows what each of them may do. Whom the register has already stays as it is.
 * @param addressOf base address of a service; by default as SERVICES has it
 */
export const registreer = async (
  mensen: Person[],
  huizen: Huis[],
  config: Config,
  diensten: string[],
  addressOf = (service: string) => named(config, service),
): Promise<void> => {
  const nieuw = await Promise.all(
    huizen.map(async ({ code: huis, organisaties }) => {
      const hier = mensen.filter((mens) => mens.huizen.includes(huis));
      const pad = `medewerkers?huis=${huis}`;
      const uitrol = metToken(await signService("uitrol", huis, `/v1/${pad}`, config), addressOf);
      const bekend = organisaties.map(({ code }) => code);
      const antwoord = await uitrol.put<{ nieuw: number }>("information-hub", pad, {
        organisaties: onbekendeOrganisaties(hier, bekend),
        medewerkers: hier.map((mens) => aanstellingVan(mens, huis)),
      });
      return antwoord.nieuw > 0 ? hier : [];
    }),
  );
  const codes = huizen.map(({ code }) => code);
  await Promise.all(
    [...new Set(nieuw.flat())].map(async (mens) => {
      const zelf = await als(mens, config, addressOf);
      const hier = mens.huizen.filter((huis) => codes.includes(huis));
      for (const dienst of diensten) await kent(zelf, dienst, hier);
    }),
  );
};

/** Resolves when a service knows what this one may do in all of these houses. */
const kent = (zelf: Client, dienst: string, hier: string[]): Promise<boolean> =>
  eventually(async () => {
    const { huizen } = await zelf.get<Person>(dienst, "ik").catch(() => ({ huizen: [] as string[] }));
    return hier.every((huis) => huizen.includes(huis));
  }, 60);
