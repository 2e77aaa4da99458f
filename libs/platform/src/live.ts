import { Controller, Req, Sse, type MessageEvent } from "@nestjs/common";
import { auditTime, buffer, concatMap, filter, interval, map, merge, Observable, Subject } from "rxjs";
import type { EntityManager } from "typeorm";
import { Accounts, type Person } from "./account.js";
import { Roles, traceOf } from "./person.js";
import { Store } from "./store.js";
import type { Identity } from "./token.js";

/**
 * Of these dossiers, those that somebody may see, a house each: the predicate with which this service makes its lists.
 * Asked within the walls of the person's houses.
 */
export type Visible = (tx: EntityManager, person: Person, subjects: string[]) => Promise<{ huis: string }[]>;

/** What changed in this service, whichever of its processes did it: the ids of the dossiers, never what changed. */
export class Changes {
  private readonly subject = new Subject<string>();
  private readonly gap = new Subject<void>();
  /** Emits when changes may have been missed. */
  readonly gaps: Observable<void> = this.gap;

  /** @param visible without it nobody hears of any change */
  constructor(private readonly visible: Visible = async () => []) {}

  announce(subjects: string[]): void {
    for (const subject of subjects) this.subject.next(subject);
  }

  missed(): void {
    this.gap.next();
  }

  /** The houses of those of these dossiers that somebody may see. */
  async housesOf(tx: EntityManager, person: Person, subjects: string[]): Promise<string[]> {
    const seen = await this.visible(tx, person, subjects);
    return [...new Set(seen.map(({ huis }) => huis))];
  }

  /** The dossiers that changed, those of a fifth of a second together. */
  batches(): Observable<string[]> {
    return this.subject.pipe(
      buffer(this.subject.pipe(auditTime(200))),
      map((subjects) => [...new Set(subjects)]),
      filter((subjects) => subjects.length > 0),
    );
  }
}

type Asked = { identity: Identity; headers: { traceparent?: string } };
const signOfLife: MessageEvent = { type: "hartslag", data: {} };

@Controller("wijzigingen")
export class ChangesController {
  constructor(
    private readonly changes: Changes,
    private readonly accounts: Accounts,
    private readonly store: Store,
  ) {}

  /**
   * "Read again", for the houses in which something changed that this person may see: no content, no id. After a gap in
   * what this process hears, for all his houses. What he may is looked up at every change and every twenty seconds; the
   * stream ends where that is nothing any more.
   */
  @Sse()
  @Roles("medewerker")
  stream(@Req() { identity, headers }: Asked): Observable<MessageEvent> {
    const allowed = () => this.accounts.person(identity, ["medewerker"]);
    const seen = async (subjects: string[]): Promise<string[]> => {
      const person = await allowed();
      const by = { by: person.id, huizen: person.huizen, traceparent: traceOf(headers) };
      return this.store.read(by, (tx) => this.changes.housesOf(tx, person, subjects));
    };
    const afterGap = this.changes.gaps.pipe(concatMap(async () => (await allowed()).huizen));
    const again = merge(this.changes.batches().pipe(concatMap(seen)), afterGap).pipe(
      filter((huizen) => huizen.length > 0),
      map((huizen): MessageEvent => ({ data: { huizen } })),
    );
    return merge(again, interval(20_000).pipe(concatMap(() => allowed().then(() => signOfLife))));
  }
}

/**
 * A stream of what is found: `look` is asked again as long as somebody listens, at once after a page that was full, else
 * after half a second. The stream ends with an error where `look` does. Every fifteen seconds of silence a sign of life.
 * @param full how many make a full page
 */
export const follow = (look: () => Promise<MessageEvent[]>, full: number): Observable<MessageEvent> =>
  new Observable((stream) => {
    const pause = 500;
    const round = async (): Promise<void> => {
      for (let silent = 0; !stream.closed;) {
        const found = await look();
        for (const event of found) stream.next(event);
        silent = found.length > 0 ? 0 : silent + pause;
        if (silent > 0 && silent % 15_000 === 0) stream.next(signOfLife);
        if (found.length < full) await new Promise((resolve) => setTimeout(resolve, pause));
      }
    };
    round().catch((error: unknown) => stream.error(error));
  });
