import { createHash, randomBytes } from "node:crypto";
import { Injectable } from "@nestjs/common";
import { Config, Vault, type SealedColumn } from "@zvh/platform";
import { DataSource, type EntityManager } from "typeorm";
import { Issuer, type Tokens } from "./issuer.js";

/** A session as a request finds it. */
export type Sessie = {
  id: string;
  persoonId: string;
  tokens: Tokens;
  /** Whether the id is another than the request came with, and must become its cookie. */
  nieuw: boolean;
};

/** What is sealed in the row: also the id, to give it once more when an answer that carried it got lost. */
type Inhoud = { tokens: Tokens; id: string };
type Rij = {
  sleutel: Buffer;
  verzegeld: Buffer;
  persoon_id: string;
  oud: boolean;
  nieuw_is_gebruikt: boolean;
  stil: boolean;
};

/** Seconds that the id before the last still holds after the last was used: for requests that were on their way. */
const overlap = 30;
/** Milliseconds before its end at which a token is renewed. */
const early = 30_000;

/** Sealed to the row, so that one session opens no other; it lives too short to be sealed anew when keys rotate. */
const column: SealedColumn = { table: "sessie", column: "verzegeld", row: ["sleutel"], dossier: "sleutel" };

const randomId = (): string => randomBytes(32).toString("base64url");
const endsSoon = ({ until }: Tokens): boolean => until - early < Date.now();
const hashOf = (id: string): Buffer => createHash("sha256").update(id).digest();

/**
 * The sessions of people at this workplace. The browser has an id and nothing else; limits run on the database's clock.
 * An id is changed at every sign-in and every renewal of the token. The one before holds until the new one was used (an
 * answer can get lost), and half a minute more.
 */
@Injectable()
export class Sessies {
  private readonly renewing = new Map<string, Promise<Sessie | null>>();

  constructor(
    private readonly db: DataSource,
    private readonly vault: Vault,
    private readonly issuer: Issuer,
    private readonly config: Config,
  ) {}

  /** Begins a session; what has expired is forgotten. Returns its id, for the cookie. */
  async begin(persoonId: string, tokens: Tokens): Promise<string> {
    const id = randomId();
    await this.db.query("delete from sessie where verloopt < app.nu()");
    await this.db.query(
      `insert into sessie (sleutel, persoon_id, verzegeld, begonnen, laatst_gezien, verloopt)
       values ($1, $2, $3, app.nu(), app.nu(), app.nu() + $4 * interval '1 hour')`,
      [hashOf(id), persoonId, this.seal(id, tokens), this.config.SESSION_HOURS],
    );
    return id;
  }

  /**
   * The session of an id; null when there is none, or it has ended.
   * @param stil seconds since somebody last did something at the screen; without it the request says nothing about that
   */
  async use(id: string, stil?: number): Promise<Sessie | null> {
    const row = await this.find(id, stil);
    if (!row) return null;
    const { tokens, id: newest } = this.open(row);
    const nieuw = row.oud && !row.nieuw_is_gebruikt;
    if (endsSoon(tokens) && (nieuw || !row.oud)) return this.renewOnce(id, row);
    return { id: newest, persoonId: row.persoon_id, tokens, nieuw };
  }

  /** Ends the session of an id. Returns its tokens, to leave the issuer with. */
  async end(id: string): Promise<Tokens | null> {
    const row = await this.find(id);
    if (!row) return null;
    await this.db.query("delete from sessie where sleutel = $1", [row.sleutel]);
    return this.open(row).tokens;
  }

  /** Ends every session of somebody, on every machine. */
  async endAll(persoonId: string): Promise<void> {
    await this.db.query("delete from sessie where persoon_id = $1", [persoonId]);
  }

  /** The living row of an id; writes down, once a minute at most, that somebody is there. */
  private async find(id: string, stil?: number): Promise<Rij | undefined> {
    const [row]: Rij[] = await this.db.query(
      `select sleutel, verzegeld, persoon_id, sleutel <> $1 as oud, vorige is null or vorige_tot is not null as nieuw_is_gebruikt,
              coalesce(laatst_gezien < app.nu() - ($3 + 60) * interval '1 second', false) as stil
       from sessie
       where (sleutel = $1 or (vorige = $1 and coalesce(vorige_tot > app.nu(), true)))
         and verloopt > app.nu() and laatst_gezien > app.nu() - $2 * interval '1 minute'`,
      [hashOf(id), this.config.SESSION_IDLE_MINUTES, stil ?? null],
    );
    if (row?.stil || (row && !row.oud && !row.nieuw_is_gebruikt)) await this.seen(row, stil);
    return row;
  }

  /** Somebody is there; and from the first use of a new id on, the old one has half a minute. */
  private async seen({ sleutel, oud }: Rij, stil: number | undefined): Promise<void> {
    await this.db.query(
      `update sessie set laatst_gezien = greatest(laatst_gezien, app.nu() - $2 * interval '1 second'),
         vorige_tot = case when $3 and vorige is not null then coalesce(vorige_tot, app.nu() + $4 * interval '1 second')
                      else vorige_tot end
       where sleutel = $1`,
      [sleutel, stil ?? null, !oud, overlap],
    );
  }

  /** Renews for all requests of this process at once. */
  private renewOnce(id: string, row: Rij): Promise<Sessie | null> {
    const key = row.sleutel.toString("hex");
    const running = this.renewing.get(key) ?? this.renew(id, row).finally(() => this.renewing.delete(key));
    this.renewing.set(key, running);
    return running;
  }

  /** New tokens and a new id, under the lock of the row; somebody else may have been first. */
  private async renew(id: string, row: Rij): Promise<Sessie | null> {
    const renewed = await this.db.transaction(async (tx) => {
      const [locked] = await tx.query("select verzegeld from sessie where sleutel = $1 for update", [row.sleutel]);
      if (!locked) return "changed" as const;
      const { tokens, id: newest } = this.open({ ...row, ...locked });
      const fresh = endsSoon(tokens) ? await this.freshOrStill(tokens) : tokens;
      if (!fresh) return void (await tx.query("delete from sessie where sleutel = $1", [row.sleutel]));
      if (fresh === tokens) return { id: newest, persoonId: row.persoon_id, tokens, nieuw: row.oud };
      return this.exchange(tx, row, fresh, newest);
    });
    return renewed === "changed" ? this.use(id) : (renewed ?? null);
  }

  /** New tokens; the old ones when the issuer is silent and they still hold; null when the issuer ended the session. */
  private async freshOrStill(tokens: Tokens): Promise<Tokens | null> {
    try {
      return await this.issuer.renew(tokens);
    } catch (error) {
      if (tokens.until > Date.now()) return tokens;
      throw error;
    }
  }

  /** Writes the new tokens under another id; one that no browser has used yet is kept. */
  private async exchange(tx: EntityManager, row: Rij, tokens: Tokens, newest: string): Promise<Sessie> {
    const id = row.oud ? newest : randomId();
    await tx.query(
      `update sessie set sleutel = $2, vorige = case when $4 then vorige else $1 end, vorige_tot = null, verzegeld = $3
       where sleutel = $1`,
      [row.sleutel, hashOf(id), this.seal(id, tokens), row.oud],
    );
    return { id, persoonId: row.persoon_id, tokens, nieuw: true };
  }

  private seal(id: string, tokens: Tokens): Buffer {
    return this.vault.seal({ id, tokens } satisfies Inhoud, column, hashOf(id).toString("hex"));
  }

  private open({ verzegeld, sleutel }: Pick<Rij, "verzegeld" | "sleutel">): Inhoud {
    return this.vault.open(verzegeld, column, sleutel.toString("hex"));
  }
}
