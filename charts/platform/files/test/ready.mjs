// Asks the portal's Service until the portal is ready. Takes its address and the seconds that this may take.
const [address, seconds] = process.argv.slice(2);
const end = Date.now() + Number(seconds) * 1000;

async function ask() {
  try {
    const signal = AbortSignal.timeout(5000);
    const response = await fetch(`${address}/.backstage/health/v1/readiness`, {
      signal,
    });
    const { message } = await response.json();
    return response.ok ? '' : `it answers ${response.status}: ${message}`;
  } catch (error) {
    return `it does not answer: ${error.cause?.message ?? error.message}`;
  }
}

let problem = await ask();
while (problem && Date.now() < end) {
  await new Promise(resolve => {
    setTimeout(resolve, 1000);
  });
  problem = await ask();
}
process.stdout.write(
  problem
    ? `The portal is not ready at ${address}: ${problem}\n`
    : `The portal is ready at ${address}.\n`,
);
process.exitCode = problem ? 1 : 0;
