import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";

/** Where no webhook goes: this machine, private networks, cloud metadata, and all that is not of the public internet. */
const binnen = { ipv4: new BlockList(), ipv6: new BlockList() };
const netten4 = `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
  192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24
  203.0.113.0/24 224.0.0.0/4 240.0.0.0/4`;
/** Of IPv6 only 2000::/3 is public, and of that not what stands for another network. */
const netten6 = "::/3 4000::/2 8000::/1 2001::/23 2001:db8::/32 2002::/16 3fff::/20";
for (const [netten, soort] of [
  [netten4, "ipv4"],
  [netten6, "ipv6"],
] as const)
  for (const net of netten.split(/\s+/)) {
    const [adres, bits] = net.split("/") as [string, string];
    binnen[soort].addSubnet(adres, Number(bits), soort);
  }

/** Whether an address is one of the public internet (IANA special-purpose registries, RFC 6890). */
export const isOpenbaar = (adres: string): boolean => {
  const soort = ({ 4: "ipv4", 6: "ipv6" } as const)[isIP(adres)];
  return soort !== undefined && !binnen[soort].check(adres, soort);
};

/** A webhook may not go to that address. */
export class AdresGeweigerd extends Error {}

export type Adres = { address: string; family: number };

/**
 * The addresses behind the host of a URL, asked once: who connects uses these and does not ask again, so that a name
 * can't become another address in between. Throws AdresGeweigerd when one of them is not public.
 * @param alles development only: takes any address
 */
export const adressenVan = async (url: URL, alles: boolean): Promise<Adres[]> => {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const adressen = await lookup(host, { all: true, verbatim: true });
  if (adressen.length === 0 || (!alles && !adressen.every(({ address }) => isOpenbaar(address))))
    throw new AdresGeweigerd();
  return adressen;
};
