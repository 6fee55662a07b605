<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

use WooCommerceStore\Bootstrap\Blueprint;
use WooCommerceStore\Bootstrap\CliPhaseProcess;
use WooCommerceStore\Bootstrap\ContentPaths;
use WooCommerceStore\Bootstrap\ContentVolume;
use WooCommerceStore\Bootstrap\FailureReason;
use WooCommerceStore\Bootstrap\Folder;
use WooCommerceStore\Bootstrap\Marker;
use WooCommerceStore\Bootstrap\Phase;
use WooCommerceStore\Bootstrap\PhaseContext;
use WooCommerceStore\Bootstrap\PhaseResult;
use WooCommerceStore\Bootstrap\PhaseRunner;
use WooCommerceStore\Bootstrap\StoreSetUp;
use WooCommerceStore\Bootstrap\UpgradeGuard;

require __DIR__ . '/FakeState.php';
require __DIR__ . '/FakeProcess.php';
require __DIR__ . '/FakeTableCopy.php';

const ALL_STEPS = ['begin core', 'core', 'end core', 'clear', 'activate', 'configure', 'verify', 'complete'];

/** @param array<string, string> $blueprint */
function marker(string $wooCommerce = '11.0.1', string $title = 'Demo', array $blueprint = []): Marker
{
    return new Marker(Marker::REVISION, '7.1.0', $wooCommerce, ['title' => $title], $blueprint);
}

/** A volume on which nothing is. */
function emptyVolume(): ContentPaths
{
    $folder = folder();
    return new ContentPaths($folder, $folder, $folder);
}

function storeSetUp(FakeState $state, FakeProcess $process, FakeTableCopy $tables, ContentPaths $paths): StoreSetUp
{
    $volume = new ContentVolume($paths, new Folder($paths->work()));
    $guard = new UpgradeGuard($state, $tables, $volume, $paths, 1, silentLog());
    return new StoreSetUp($state, $guard, new PhaseRunner($process, silentLog()), silentLog());
}

/** @param array<string, PhaseResult|\Throwable> $otherwise */
function attempt(FakeState $state, array $otherwise = [], ?Marker $wanted = null): FakeProcess
{
    $process = new FakeProcess($state, $otherwise);
    same(null, storeSetUp($state, $process, new FakeTableCopy($state), emptyVolume())->run($wanted ?? marker()));
    return $process;
}

test('set-up: goes through all phases in order and writes the marker last', static function (): void {
    $state = new FakeState();
    $process = attempt($state);
    same(ALL_STEPS, $state->calls);
    same('true', $process->inputs[0]['STORE_FIRST_RUN']);
    same('{}', $process->inputs[0]['STORE_APPLIED_SETTINGS']);
});

foreach (array_diff_key(Phase::cases(), [2 => Phase::Extend]) as $phase) {
    test("set-up: a {$phase->value} that fails stops it, and the next run does everything", static function () use ($phase): void {
        $state = new FakeState();
        failsWith($phase->failureReason(), static fn () => attempt($state, [$phase->value => new PhaseResult(null, 1, 'broken')]));
        same(null, $state->marker);
        same($phase->value, $state->calls[array_key_last($state->calls)]);
        $state->calls = [];
        attempt($state);
        same(ALL_STEPS, $state->calls);
    });

    test("set-up: a run killed in {$phase->value} leaves no marker, and the next run does everything", static function () use ($phase): void {
        $state = new FakeState();
        try {
            attempt($state, [$phase->value => new \LogicException('killed')]);
        } catch (\LogicException) {
            $state->calls = [];
        }
        same(null, $state->marker);
        attempt($state);
        same(ALL_STEPS, $state->calls);
    });
}

test('set-up: a store that is set up is only verified', static function (): void {
    $state = new FakeState(marker());
    $process = attempt($state);
    same(['verify'], $state->calls);
    same('false', $process->inputs[0]['STORE_FIRST_RUN']);
});

test('set-up: a store that does not verify any more is set up again, as one that has an owner', static function (): void {
    $state = new FakeState(marker());
    $process = attempt($state, ['verify' => new PhaseResult('{"phase":"verify","done":false,"message":"gone"}', 1, '')]);
    same(['verify', ...ALL_STEPS], $state->calls);
    same('false', $process->inputs[1]['STORE_FIRST_RUN']);
});

test('set-up: another title goes through all phases and is remembered', static function (): void {
    $state = new FakeState(marker());
    $wanted = marker(title: 'Other');
    $process = attempt($state, [], $wanted);
    same(ALL_STEPS, $state->calls);
    same('{"title":"Demo"}', $process->inputs[0]['STORE_APPLIED_SETTINGS']);
    same(true, $wanted->equals($state->marker));
});

test('set-up: plugins that were not there before are activated in a phase of their own, once', static function (): void {
    $state = new FakeState();
    $wanted = marker(blueprint: ['plugins/letters' => 'letters', 'version of plugins/letters' => '1.0']);
    same(['core', 'activate', 'extend', 'configure', 'verify'], attempt($state, [], $wanted)->ran);
    $raised = marker(blueprint: ['plugins/letters' => 'letters', 'version of plugins/letters' => '1.1']);
    same(['core', 'activate', 'configure', 'verify'], attempt($state, [], $raised)->ran);
});

test('set-up: phases are told what is there, and not what was asked for', static function (): void {
    $process = attempt(new FakeState(), [], marker('10.9.2'));
    same('10.9.2', $process->inputs[0]['STORE_WOOCOMMERCE_VERSION']);
});

test('marker: survives being written and read', static function (): void {
    $marker = marker(title: 'Söhne "&" Co');
    same(true, $marker->equals(Marker::fromJson($marker->toJson())));
    same(null, Marker::fromJson('{"revision":'));
    same(null, Marker::fromJson('[]'));
});

test('marker: a store of before blueprints has what an empty one says', static function (): void {
    $old = Marker::fromJson('{"revision":1,"wordPress":"7.1.0","wooCommerce":"11.0.1","ownerSettings":{"title":"Demo"}}');
    same(true, marker(blueprint: Blueprint::fromJson('{}')->parts([], true))->equals($old));
});

test('marker: only other code is a reason for a copy', static function (): void {
    same(true, marker('11.0.2')->isOtherCodeThan(marker()));
    same(true, marker(blueprint: ['version of plugins/letters' => '1.1'])->isOtherCodeThan(marker(blueprint: ['version of plugins/letters' => '1.0'])));
    same(false, marker(title: 'Other', blueprint: ['product A' => '1'])->isOtherCodeThan(marker()));
});

test('settings of the owner: only what the chart changed is applied', static function (): void {
    $applied = json_encode(['title' => 'Demo shop', 'adminEmail' => 'admin@example.com', 'country' => 'AT', 'currency' => 'EUR']);
    $again = PhaseContext::fromEnvironment('configure', environment(['STORE_FIRST_RUN' => 'false', 'STORE_APPLIED_SETTINGS' => $applied]));
    same(['country' => 'DE'], $again->changedSettings());
    same(false, $again->isFirstRun);
    $first = PhaseContext::fromEnvironment('configure', environment());
    same(['title', 'adminEmail', 'country', 'currency'], array_keys($first->changedSettings()));
});

test('blueprint: only what the chart changed is applied', static function (): void {
    $context = PhaseContext::fromEnvironment('configure', environment([
        'STORE_BLUEPRINT_PARTS' => '{"tax":"off","product A":"1","product B":"2"}',
        'STORE_APPLIED_BLUEPRINT_PARTS' => '{"tax":"off","product A":"0","product C":"3"}',
    ]));
    same([false, true, true, false], array_map($context->isPartChanged(...), ['tax', 'product A', 'product B', 'product C']));
});

$runOne = static fn (PhaseResult $result) => static fn () => (new PhaseRunner(new FakeProcess(new FakeState(), ['core' => $result]), silentLog()))->run(Phase::Core, []);

test('runner: exit code 0 without an answer is a failure', static function () use ($runOne): void {
    $message = failsWith(FailureReason::CoreFailed, $runOne(new PhaseResult(null, 0, '')));
    contains('without a result', $message);
});

test('runner: the answer of another phase is a failure', static function () use ($runOne): void {
    failsWith(FailureReason::CoreFailed, $runOne(new PhaseResult('{"phase":"verify","done":true}', 0, '')));
});

test('runner: an error page is shown as text', static function () use ($runOne): void {
    $page = "<html><head><style>p { color: red }</style></head>\n<body><p>Error establishing a database connection</p></body></html>";
    $message = failsWith(FailureReason::CoreFailed, $runOne(new PhaseResult(null, 0, $page)));
    contains('It printed: Error establishing a database connection', $message);
    lacks('<', $message);
    lacks('color', $message);
});

test('runner: of a fatal error the error is shown, and not the way to it', static function () use ($runOne): void {
    $output = "PHP Fatal error:  Uncaught Error: nonsense in a.php:1\nStack trace:\n#0 b.php(2): require()\n#1 {main}\n  thrown in a.php on line 1";
    $message = failsWith(FailureReason::CoreFailed, $runOne(new PhaseResult(null, 255, $output)));
    contains('Uncaught Error: nonsense in a.php:1', $message);
    lacks('#0', $message);
});

$script = static fn (string $body): string => write(folder() . '/phase.php', "<?php {$body}");

test('process: gives the answer, the exit code and what was printed', static function () use ($script): void {
    $file = $script("file_put_contents(getenv('STORE_ANSWER_FILE'), getenv('GREETING')); echo 'out'; fwrite(STDERR, 'err'); exit(3);");
    $result = (new CliPhaseProcess())->runScript($file, ['GREETING' => 'hello']);
    same(['hello', 3], [$result->answer, $result->exitCode]);
    contains('out', $result->output);
    contains('err', $result->output);
});

test('process: one that is killed gives no answer', static function () use ($script): void {
    $result = (new CliPhaseProcess())->runScript($script("echo 'working'; flush(); posix_kill(getmypid(), 9);"), []);
    same(null, $result->answer);
    same(true, $result->exitCode !== 0);
});

test('process: one that hangs is stopped', static function () use ($script): void {
    $started = hrtime(true);
    $result = (new CliPhaseProcess(timeoutSeconds: 1))->runScript($script('sleep(30);'), []);
    same(null, $result->answer);
    contains('Stopped after 1 seconds', $result->output);
    same(true, (hrtime(true) - $started) / 1e9 < 5);
});

test('process: one that prints without end does not fill the memory', static function () use ($script): void {
    $result = (new CliPhaseProcess())->runScript($script("for (\$i = 0; \$i < 20000; \$i++) { echo str_repeat('x', 100), PHP_EOL; } echo 'the end';"), []);
    same(true, strlen($result->output) <= 65_536);
    same(true, str_ends_with($result->output, 'the end'));
});
