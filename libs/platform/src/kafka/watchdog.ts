import { Logger } from "@nestjs/common";

/**
 * Ends a process whose client stopped delivering without a word: there is something to fetch, nothing is being handled,
 * and nothing came for a minute. A client that died in silence looks healthy to all but its database.
 */
export class Watchdog {
  private handling = 0;
  private progressAt = performance.now();
  private timer: NodeJS.Timeout | undefined;
  private readonly logger = new Logger("Watchdog");

  /** @param stalledAfter milliseconds without progress while there is lag */
  constructor(
    private readonly lag: () => Promise<number>,
    private readonly onStall: (reason: string) => void,
    private readonly stalledAfter: number,
  ) {}

  start(): void {
    const look = () =>
      void this.look().catch((error: Error) => this.logger.warn(`No lag known: ${error.constructor.name}`));
    this.timer = setInterval(look, this.stalledAfter / 6).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.handling++;
    try {
      return await work();
    } finally {
      this.handling--;
      this.progressAt = performance.now();
    }
  }

  private async look(): Promise<void> {
    if (this.handling > 0) return;
    const lag = await this.lag();
    if (lag === 0) this.progressAt = performance.now();
    else if (this.handling === 0 && performance.now() - this.progressAt > this.stalledAfter)
      this.onStall(`${lag} events wait and none comes`);
  }
}
