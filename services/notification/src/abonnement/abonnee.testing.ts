import { createHmac, timingSafeEqual, verify } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export type Gebeurtenis = { id: string; type: string; sequence: string; data: Record<string, unknown> };
type Antwoord = { status: number; headers?: Record<string, string> } | null;
export type Gekregen = { headers: IncomingHttpHeaders; body: string; gebeurtenis: Gebeurtenis; op: number };

/** Whether a signature of Standard Webhooks is right, by `whsec_…` or `whpk_…`; written apart from the code that signs. */
export const klopt = ({ headers, body }: Pick<Gekregen, "headers" | "body">, geheim: string): boolean => {
  const inhoud = `${String(headers["webhook-id"])}.${String(headers["webhook-timestamp"])}.${body}`;
  const key = Buffer.from(geheim.slice(geheim.indexOf("_") + 1), "base64");
  return String(headers["webhook-signature"])
    .split(" ")
    .some((een) => {
      const [versie, handtekening] = een.split(",") as [string, string];
      const bytes = Buffer.from(handtekening, "base64");
      if (versie === "v1a" && geheim.startsWith("whpk_")) {
        const jwk = { kty: "OKP", crv: "Ed25519", x: key.toString("base64url") };
        return verify(null, Buffer.from(inhoud), { key: jwk, format: "jwk" }, bytes);
      }
      const eigen = createHmac("sha256", key).update(inhoud).digest();
      return versie === "v1" && eigen.length === bytes.length && timingSafeEqual(eigen, bytes);
    });
};

/**
 * A subscriber: keeps what it gets, and answers what `antwoord` says: a status, with headers, or `null` for never.
 */
export const startAbonnee = async () => {
  const gekregen: Gekregen[] = [];
  const abonnee = {
    url: "",
    gekregen,
    antwoord: (): Antwoord => ({ status: 204 }),
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (deel) => (body += deel));
    request.on("end", () => {
      const een = { headers: request.headers, body, gebeurtenis: JSON.parse(body), op: performance.now() };
      const antwoord = abonnee.antwoord();
      gekregen.push(een);
      if (antwoord) response.writeHead(antwoord.status, antwoord.headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  abonnee.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return abonnee;
};
