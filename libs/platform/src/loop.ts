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
   */
  constructor(
    name: string,
    private readonly pause: number,
    private readonly round: () => Promise<boolean>,
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

  /** Ends after the round that is under way. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
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
