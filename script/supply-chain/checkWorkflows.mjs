// Whether the workflows run only code that somebody has pinned, with no more rights than they say.
import { parse } from 'yaml';
import { isProgram, listFiles, readText, report } from './repository.mjs';

const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;
const PINNED_IMAGE = /^docker:\/\/\S+@sha256:[0-9a-f]{64}$/;
const NAMED_VERSION = /# v\d+\.\d+\.\d+$/;

export function findWorkflowProblems(path, text) {
  const workflow = parse(text);
  const problems = [];
  for (const line of text.split('\n')) {
    const action = /^\s*-?\s*uses:\s*['"]?([^'"\s]+)/.exec(line)?.[1];
    if (!action || action.startsWith('./') || PINNED_IMAGE.test(action)) {
      continue;
    }
    if (!PINNED.test(action)) {
      problems.push(`${path}: ${action} is not pinned by a full commit`);
    } else if (!NAMED_VERSION.test(line)) {
      problems.push(`${path}: ${action} does not say its version in a comment`);
    }
  }
  if (!workflow.permissions) {
    problems.push(
      `${path}: has no permissions of its own, and gets the default`,
    );
  }
  if (Object.keys(workflow.on ?? {}).includes('pull_request_target')) {
    problems.push(
      `${path}: pull_request_target runs with the repository's secrets`,
    );
  }
  for (const [name, job] of Object.entries(workflow.jobs)) {
    if (!job['timeout-minutes'] && !job.uses) {
      problems.push(`${path}: the job ${name} has no timeout-minutes`);
    }
  }
  return problems;
}

if (isProgram(import.meta.url)) {
  const files = listFiles(
    '.github/workflows/*.yml',
    '.github/workflows/*.yaml',
  );
  const texts = files.map(path => [path, readText(path)]);
  const actions = new Set(
    texts.flatMap(([, text]) => text.match(/uses: \S+/g) ?? []),
  );
  report({
    summary: `${files.length} workflows with ${actions.size} actions`,
    problems: texts.flatMap(([path, text]) => findWorkflowProblems(path, text)),
  });
}
