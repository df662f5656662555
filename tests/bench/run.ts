import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'

// npm run bench [-- NAME]: each benchmark in a process of its own, so that none warms another.

const names = ['hexagons', 'visibility', 'coverage', 'drag', 'import', 'first-load']
const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !names.includes(name))
if (unknown) {
  console.error(`${unknown}: there are the benchmarks ${names.join(', ')}`)
  process.exit(1)
}
console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}`)
console.log('The first of each group is 1.00 ×; larger is slower.')
for (const name of wanted.length > 0 ? wanted : names) {
  const { status } = spawnSync('node', [`tests/bench/${name}.ts`], { stdio: 'inherit' })
  if (status !== 0) process.exit(1)
}
