import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/*
 * `npm test`: every static check, then all tests, and one line that sums them up. Node strips its types, so it stands
 * alone. A checking tool that read nothing has failed.
 */

interface Check {
  name: string;
  command: string[];
  /** what the output of a check that really looked at something says */
  proof?: RegExp;
}

const root = path.join(import.meta.dirname, '../..');
const checks: Check[] = [
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  { name: 'types', command: ['tsc', '--build'] },
  { name: 'lint and format', command: ['biome', 'check', '--error-on-warnings', '.'], proof: /Checked [1-9]\d* files/ },
  {
    name: 'import borders and cycles',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'server', 'web', 'e2e'],
    proof: /\([1-9]\d* modules, [1-9]\d* dependencies cruised\)/,
  },
  { name: 'unused code', command: ['knip'] },
  { name: 'CSS rules', command: ['stylelint', 'web/**/*.css'] },
];

const report = path.join(mkdtempSync(path.join(tmpdir(), 'kieznetz-report-')), 'vitest.json');
const failedChecks = checks.filter((check) => !passes(check));
const tests = runTests();
const passed = checks.length - failedChecks.length + tests.passed;
const failed = failedChecks.length + tests.failed;
console.log(`\n${passed} passed, ${failed} failed${tests.skipped > 0 ? `, ${tests.skipped} skipped` : ''}`);
process.exitCode = failed === 0 ? 0 : 1;

function passes({ name, command, proof }: Check): boolean {
  const [program = '', ...given] = command;
  const started = Date.now();
  const run = spawnSync(program, given, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const output = `${run.stdout ?? ''}${run.stderr ?? ''}${run.error?.message ?? ''}`;
  const good = run.status === 0 && (proof === undefined || proof.test(output));
  console.log(`${good ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (!good) console.log(output.trimEnd() || 'it read no files');
  return good;
}

function runTests(): { passed: number; failed: number; skipped: number } {
  spawnSync(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', '--silent=passed-only', `--outputFile.json=${report}`],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const brokenFiles = numFailedTests === 0 ? numFailedTestSuites : 0;
    return { passed: numPassedTests, failed: numFailedTests + brokenFiles, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(path.dirname(report), { recursive: true, force: true });
  }
}
