import { StoreTrigger } from '../services/StoreTrigger';

/** An engine that does nothing but to remember what it was asked for. */
export class FakeStoreTrigger implements StoreTrigger {
  readonly calls: string[] = [];
  /** What happens while a store is observed. */
  onObserve: () => Promise<void> = async () => {};

  interrupt(name: string): void {
    this.calls.push(`interrupt ${name}`);
  }

  async observeNow(name: string): Promise<void> {
    this.calls.push(`observe ${name}`);
    await this.onObserve();
  }
}
