// Plain JavaScript, so that a Node too old to read the rest can say so.
import { readFileSync } from 'node:fs'

const { dependencies } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
)
const pinned = dependencies.node.split('.')[0]
const running = process.versions.node.split('.')[0]

if (running === pinned) await import('./main.ts')
else {
  console.error(
    `Tryggkartan körs med Node ${pinned}, men det här är Node ${process.versions.node}. Kör npm ci och starta sedan med npm start, som tar med rätt Node.\n` +
      `Tryggkartan runs on Node ${pinned}, but this is Node ${process.versions.node}. Run npm ci and then npm start, which brings the right Node along.`,
  )
  process.exit(1)
}
