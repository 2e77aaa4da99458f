import { Injectable, Logger, type OnModuleDestroy } from "@nestjs/common";
import { createTransport } from "nodemailer";
import { Config } from "@zvh/platform";
import type { Huis } from "@zvh/regions";
import type { Brief } from "./brief.js";

type SmtpError = Error & { code?: string; permanent?: boolean };

/** Hands mail to the SMTP server of the deployment. */
@Injectable()
export class Mailer implements OnModuleDestroy {
  private readonly logger = new Logger("Mailer");
  private readonly transport;

  /** Throws when there is no SMTP server, or nothing to link to: a service that cannot mail must not start. */
  constructor({ SMTP_URL, WORKPLACE_URL }: Config) {
    const missing = [
      ...(SMTP_URL ? [] : ["SMTP_URL: is missing; set the mail server, e.g. smtp://host:587"]),
      ...(WORKPLACE_URL ? [] : ["WORKPLACE_URL: is missing; set where people find the workplace"]),
    ];
    if (missing.length > 0) throw new Error(`The configuration is wrong:\n  ${missing.join("\n  ")}`);
    const limits = { connectionTimeout: 10_000, greetingTimeout: 5_000, socketTimeout: 15_000 };
    // Without requeues: whether a mail is tried again is decided with its bericht, not within the pool.
    this.transport = createTransport({ url: SMTP_URL, pool: true, maxRequeues: 0, ...limits });
  }

  /**
   * Sends plain text. The same `berichtId` always gives the same Message-ID, by which a receiver knows a second copy.
   * @returns `geweigerd` when the server refuses this mail for good (5xx), `niet-bereikt` for what may pass
   */
  async verstuur(
    huis: Huis,
    berichtId: string,
    aan: string,
    { onderwerp, tekst }: Brief,
  ): Promise<"afgeleverd" | "geweigerd" | "niet-bereikt"> {
    try {
      await this.transport.sendMail({
        from: { name: huis.naam, address: huis.afzender },
        to: { name: "", address: aan },
        subject: onderwerp,
        text: tekst,
        messageId: `<${berichtId}@${huis.afzender.split("@")[1]}>`,
        headers: { "Auto-Submitted": "auto-generated" },
      });
      return "afgeleverd";
    } catch (error) {
      const { code, permanent } = error as SmtpError;
      if (permanent && (code === "EENVELOPE" || code === "EMESSAGE")) return "geweigerd";
      this.logger.warn(`A mail could not be handed over yet: ${code ?? (error as Error).constructor.name}`);
      return "niet-bereikt";
    }
  }

  onModuleDestroy(): void {
    this.transport.close();
  }
}
