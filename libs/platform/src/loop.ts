import { Logger } from "@nestjs/common";

/** What failed and rests a while, so that it holds up nothing else. */
export class Resting {
  private readonly until = new Map<string, number>();

  /** @param milliseconds on the clock of this process */
  add(key: string, milliseconds: number): void {
    this.until.set(key, performance.now() + milliseconds);
  }

  /** What rests now. */
  keys(): string[] {
    for (const [key, until] of this.until) if (until < performance.now()) this.until.delete(key);
    return [...this.until.keys()];
  }
}

/** Work side by side: so much at once and no more, and of one key one thing at a time. */
export class Lanes {
  private readonly busy = new Map<string, Promise<void>>();
  private readonly logger = new Logger("Lanes");

  /**
   * @param limit how much at once
   * @param onEnd called whenever a lane became free
   */
  constructor(
    private readonly limit: number,
    private readonly onEnd: () => void = () => {},
  ) {}

  get free(): number {
    return this.limit - this.busy.size;
  }

  /** The keys of which work is under way. */
  keys(): string[] {
    return [...this.busy.keys()];
  }

  /** Begins, without waiting for the end. Work that fails is found again by a later round. */
  begin(key: string, work: () => Promise<void>): void {
    const ended = work()
      .catch((error: Error) => this.logger.warn(`Work failed and comes again: ${error.constructor.name}`))
      .finally(() => {
        this.busy.delete(key);
        this.onEnd();
      });
    this.busy.set(key, ended);
  }

  /** Resolves when a lane is free. */
  async room(): Promise<void> {
    while (this.free <= 0) await Promise.race(this.busy.values());
  }

  /** Resolves when all that was begun has ended. */
  async end(): Promise<void> {
    await Promise.all(this.busy.values());
  }
}

/** Does a piece of work over and over: at once when nudged or when there is more, else after a pause. */
export class Loop {
  private running: Promise<void> | undefined;
  private stopping = false;
  private nudged = false;
  private wake: () => void = () => {};
  private readonly logger: Logger;

  /**
   * @param pause milliseconds between two rounds that found nothing
   * @param round one round of work; true when there may be more at once
   * @param lanes where rounds begin work that outlasts them
   */
  constructor(
    name: string,
    private readonly pause: number,
    private readonly round: () => Promise<boolean>,
    private readonly lanes?: Lanes,
  ) {
    this.logger = new Logger(name);
  }

  start(): void {
    this.running ??= this.run();
  }

  nudge(): void {
    this.nudged = true;
    this.wake();
  }

  /** Ends after the round that is under way and what it began. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
    await this.lanes?.end();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.nudged = false;
      const more = await this.round().catch((error: Error) => {
        this.logger.warn(`This round failed and comes again: ${error.constructor.name}`);
        return false;
      });
      if (!more && !this.nudged && !this.stopping) await this.rest();
    }
  }

  private rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.pause);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
