import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';

/** The catalog's entities of one provider, and what was done to them in short. */
export class FakeCatalog {
  /** By entity reference; survives whoever is connected. */
  readonly entities = new Map<string, Entity>();
  readonly mutations: string[] = [];
  readonly connection: EntityProviderConnection = {
    applyMutation: jest.fn(async mutation => this.#apply(mutation)),
    refresh: async () => {},
  };

  get names(): string[] {
    return [...this.entities.values()]
      .map(({ metadata }) => metadata.name)
      .sort();
  }

  async *streamEntities(): AsyncIterable<Entity[]> {
    for (const entity of this.entities.values()) {
      yield [entity];
    }
  }

  #apply(mutation: EntityProviderMutation): void {
    if (mutation.type === 'full') {
      throw new Error('All entities at once take too long');
    }
    for (const { entity, locationKey } of mutation.added) {
      const entityRef = stringifyEntityRef(entity);
      const earlier = this.entities.get(entityRef);
      this.entities.set(entityRef, entity);
      if (JSON.stringify(earlier) !== JSON.stringify(entity)) {
        this.mutations.push(`+ ${entity.metadata.title} (${locationKey})`);
      }
    }
    for (const removed of mutation.removed) {
      const entityRef =
        'entityRef' in removed
          ? removed.entityRef
          : stringifyEntityRef(removed.entity);
      if (this.entities.delete(entityRef)) {
        this.mutations.push(`- ${entityRef} (${removed.locationKey})`);
      }
    }
  }
}
