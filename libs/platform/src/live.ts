import { Controller, Sse, type MessageEvent } from "@nestjs/common";
import { filter, interval, map, merge, Subject, type Observable } from "rxjs";
import type { Person } from "./account.js";
import { Me, Roles } from "./person.js";

/** The houses of which something changed in this process: no content, only "read again". */
export class Changes {
  private readonly subject = new Subject<string[]>();

  announce(huizen: string[]): void {
    this.subject.next(huizen);
  }

  /** Announcements for somebody of these houses. */
  of(huizen: string[]): Observable<string[]> {
    return this.subject.pipe(
      map((changed) => changed.filter((huis) => huizen.includes(huis))),
      filter((changed) => changed.length > 0),
    );
  }
}

@Controller("wijzigingen")
export class ChangesController {
  constructor(private readonly changes: Changes) {}

  @Sse()
  @Roles("medewerker")
  stream(@Me() person: Person): Observable<MessageEvent> {
    const ticks = interval(20_000).pipe(map(() => ({ type: "hartslag", data: {} })));
    return merge(this.changes.of(person.huizen).pipe(map((huizen) => ({ data: { huizen } }))), ticks);
  }
}
