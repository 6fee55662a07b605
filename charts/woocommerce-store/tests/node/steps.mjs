// What the time went into until a store's shop page answered, from what its timeline has seen.

/** MariaDB starts while themes and plugins are brought. */
const STEPS = [
  ['placing the pod', 'release', 'wordpress: scheduled'],
  ['volume and sandbox', 'wordpress: scheduled', 'wordpress: content started'],
  ['content', 'wordpress: content started', 'wordpress: content ended'],
  ['MariaDB', 'mariadb: mariadb started', 'mariadb: mariadb ready'],
  ['set-up', 'wordpress: bootstrap started', 'wordpress: bootstrap ended'],
  ['Apache', 'wordpress: wordpress started', 'the shop page answers 200'],
];

/** Such as `2.1 s`. */
export const seconds = milliseconds => `${(milliseconds / 1000).toFixed(1)} s`;

/** Such as `content 2.1 s, MariaDB 3.0 s; the largest step: MariaDB`; `release` and the shop page have to be marked. */
export function describeSteps(timeline) {
  const steps = STEPS.map(([what, from, to]) => [
    what,
    Math.max(0, timeline.between(from, to)),
  ]);
  const list = steps.map(([what, took]) => `${what} ${seconds(took)}`);
  const [largest] = steps.toSorted(([, a], [, b]) => b - a)[0];
  return `${list.join(', ')}; the largest step: ${largest}`;
}
