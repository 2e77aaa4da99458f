import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** About the betrokkene: stands in the answers of this intake, and must not get into a mail. */
export const geheim = { bsn: "999990019", naam: "Jan Verzonnen", situatieschets: "Slaapt al weken in de auto." };

export const kenmerkVan = (meldingId: string): string => `PL-${meldingId.slice(-6)}`;

const mag = (authorization: string | undefined, dataref: string): boolean => {
  const payload = authorization?.split(".")[1];
  return !!payload && JSON.parse(Buffer.from(payload, "base64url").toString("utf8")).dataref === dataref;
};

/** A service that answers who may ask with what `antwoordOp` gives; `gevraagd` says what was asked. */
const serveer = async (antwoordOp: (url: string) => object) => {
  const gevraagd: string[] = [];
  const server = createServer((request, response) => {
    const url = request.url ?? "";
    gevraagd.push(url);
    const status = mag(request.headers.authorization, url) ? 200 : 403;
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(antwoordOp(url)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, gevraagd, stop };
};

/** Intake, as far as notification asks it. `emails` says per melding which address was given. */
export const startIntake = async () => {
  const emails = new Map<string, string | null>();
  const dienst = await serveer((url) => {
    const meldingId = /^\/v1\/meldingen\/([^/]+)\/terugkoppeling$/.exec(url)?.[1] ?? "";
    const contact = { contactNaam: "S. Creener", contactTelefoon: "0800-99001" };
    return { kenmerk: kenmerkVan(meldingId), email: emails.get(meldingId), ...contact, ...geheim };
  });
  return { ...dienst, emails };
};

/** The register, as far as notification asks it. `emails` says per medewerker where he is reached. */
export const startRegister = async () => {
  const emails = new Map<string, string>();
  const dienst = await serveer((url) => {
    const wie = new URL(url, "http://register").searchParams.get("medewerkerId") ?? "";
    return { email: emails.get(wie) ?? null, ...geheim };
  });
  return { ...dienst, emails };
};
