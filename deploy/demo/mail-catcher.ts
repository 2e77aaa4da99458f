import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { lijst, nietGevonden, pagina } from "./mail-catcher.pages.js";

/** A mail as it was caught. `bron` is what came over the wire, headers and all. */
export type GevangenMail = {
  nummer: number;
  ontvangenOp: string;
  messageId: string;
  van: string;
  aan: string[];
  onderwerp: string;
  tekst: string;
  bron: string;
};

export type MailCatcher = { url: string; smtpUrl: string; stop(): Promise<void> };

const bewaar = 200;

/**
 * Catches mail for development and tests: nothing leaves this machine, and the last 200 are kept in memory alone.
 * Refuses recipients at `@weigert.example` with 550, so that a failure can be tried by hand.
 * @param options.smtpPort port to receive mail on, 0 for a free one
 * @param options.httpPort port of the page (and `/berichten.json`), 0 for a free one
 */
export const startMailCatcher = async (options: { smtpPort: number; httpPort: number }): Promise<MailCatcher> => {
  const mails: GevangenMail[] = [];
  const smtp = smtpServer((mail) => {
    mails.unshift({ ...mail, nummer: (mails[0]?.nummer ?? 0) + 1 });
    mails.splice(bewaar);
  });
  const http = httpServer(mails);
  const smtpPort = await listening(smtp.server, () => smtp.listen(options.smtpPort, "127.0.0.1"));
  smtp.on("error", () => {}); // a sender that went away in the middle of a mail
  const httpPort = await listening(http, () => http.listen(options.httpPort, "127.0.0.1"));
  const stop = async () => {
    http.closeAllConnections();
    await Promise.all([
      new Promise<void>((resolve) => smtp.close(() => resolve())),
      new Promise<void>((resolve) => http.close(() => resolve())),
    ]);
  };
  return { url: `http://127.0.0.1:${httpPort}`, smtpUrl: `smtp://127.0.0.1:${smtpPort}`, stop };
};

type Listener = {
  once(event: string, listener: (error: Error) => void): unknown;
  address(): AddressInfo | string | null;
};

const listening = (server: Listener, listen: () => void): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("listening", () => resolve((server.address() as AddressInfo).port));
    listen();
  });

const smtpServer = (keep: (mail: Omit<GevangenMail, "nummer">) => void): SMTPServer =>
  new SMTPServer({
    banner: "mail catcher",
    disabledCommands: ["AUTH", "STARTTLS"],
    size: 1024 * 1024,
    closeTimeout: 100,
    onRcptTo: ({ address }, _session, done) =>
      done(
        address.endsWith("@weigert.example")
          ? Object.assign(new Error("5.1.1 No such mailbox"), { responseCode: 550 })
          : null,
      ),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("error", done);
      stream.on("end", () => {
        const aan = envelope.rcptTo.map(({ address }) => address);
        read(Buffer.concat(chunks), aan).then((mail) => {
          keep(mail);
          done(null);
        }, done);
      });
    },
  });

const read = async (raw: Buffer, aan: string[]): Promise<Omit<GevangenMail, "nummer">> => {
  const mail = await PostalMime.parse(raw);
  return {
    ontvangenOp: new Date().toISOString(),
    messageId: mail.messageId ?? "",
    van: mail.from?.address ?? "",
    aan,
    onderwerp: mail.subject ?? "",
    tekst: mail.text ?? "",
    bron: raw.toString("utf8"),
  };
};

const html = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
};

const httpServer = (mails: GevangenMail[]): Server =>
  createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    if (path === "/berichten.json") {
      response.writeHead(200, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(mails));
      return;
    }
    const mail = mails.find(({ nummer }) => path === `/berichten/${nummer}`);
    const page = path === "/" ? lijst(mails) : mail && pagina(mail);
    response.writeHead(page ? 200 : 404, html).end(page ?? nietGevonden());
  });
