/** The server's clock as seen from this page, which may be an hour off: from echoes, of which the quickest is believed. */

const KEPT = 8;

interface Echo {
  readonly roundTripMs: number;
  readonly offsetMs: number;
}

export class ServerClock {
  #echoes: Echo[] = [];

  /** Note an answer: sent and received by this page's clock, the server's clock in between. */
  echoed(sentMs: number, receivedMs: number, serverMs: number): void {
    const roundTripMs = receivedMs - sentMs;
    this.#echoes.push({ roundTripMs, offsetMs: serverMs - sentMs - roundTripMs / 2 });
    if (this.#echoes.length > KEPT) this.#echoes.shift();
  }

  /** Note the server's clock before there is an echo. */
  began(receivedMs: number, serverMs: number): void {
    this.#echoes = [{ roundTripMs: Number.POSITIVE_INFINITY, offsetMs: serverMs - receivedMs }];
  }

  get roundTripMs(): number | undefined {
    const best = this.#best;
    return best && Number.isFinite(best.roundTripMs) ? best.roundTripMs : undefined;
  }

  /** A moment of this page's clock as one of the server's, ms since 1970. */
  serverMs(nowMs: number): number {
    return nowMs + (this.#best?.offsetMs ?? 0);
  }

  /** The other way round. */
  pageMs(serverMs: number): number {
    return serverMs - (this.#best?.offsetMs ?? 0);
  }

  get #best(): Echo | undefined {
    return this.#echoes.reduce<Echo | undefined>(
      (best, echo) => (best === undefined || echo.roundTripMs <= best.roundTripMs ? echo : best),
      undefined,
    );
  }
}
