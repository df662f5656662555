import type { CDPSession, Page } from 'playwright-core'
import { enter } from '../browser/enter.ts'
import { openBrowser, startService } from './service.ts'

// What a drag of a camera costs the page: how long the main thread is busy in each frame, and how long the
// worker computes for each move, beside the same map being drawn anew by itself while it is panned.

const MOVES = 300

const { origin, stop } = await startService()
const browser = await openBrowser()
const context = await browser.newContext({
  ...{ viewport: { width: 1440, height: 900 }, locale: 'sv-SE' },
})
await enter(context.request, origin, 'Åsa')
const page = await context.newPage()
await page.goto(`${origin}/arbete?del=cameras`)
await page.getByRole('button', { name: /^Saltorget/ }).waitFor()
await page.getByRole('button', { name: 'Nytt förslag' }).click()
await page.getByRole('button', { name: /^Saltorget/ }).click()
const body = page.getByRole('button', { name: 'Flytta Saltorget' })
await body.hover()
await page.waitForTimeout(2_000)
const session = await context.newCDPSession(page)

/** What is heard of each move: the camera's handles let no mouse's events come after a pointer's. */
type Move = 'pointermove' | 'mousemove'

/**
 * Moves the pointer to and fro round where it is pressed down, one move every 1/60 s: as fast as a hand's moves
 * come where a graphics card draws. Drawn in software a frame takes longer, and the browser would hold them back.
 */
async function swing(on: Page, [x, y]: readonly [number, number], move: Move): Promise<void> {
  const radius = 30
  await on.mouse.move(x, y)
  await on.mouse.down()
  await on.evaluate(
    async ({ x, y, radius, move, moves }) => {
      const held = document.elementFromPoint(x, y)!
      const began = performance.now()
      for (let k = 0; k < moves; k++) {
        // Never twice to the same place: what is kept of it would be taken for computed.
        const turn = (k / moves) * 6.347 * Math.PI
        const far = radius * (1 + k / moves)
        const at = { clientX: x + far * Math.sin(turn), clientY: y + far * (1 - Math.cos(turn)) }
        const init = { ...at, bubbles: true, pointerId: 1, buttons: 1 }
        held.dispatchEvent(new PointerEvent(move, init))
        const next = began + (k + 1) * (1000 / 60)
        await new Promise((done) => setTimeout(done, Math.max(0, next - performance.now())))
      }
    },
    { x, y, radius, move, moves: MOVES },
  )
  await on.mouse.up()
  await on.waitForTimeout(500)
}

type Event = {
  name: string
  ph: string
  ts: number
  dur?: number
  tdur?: number
  tid: number
  pid: number
} & {
  args: { name?: string }
}

/** Everything that threads did meanwhile. */
async function traced(of: CDPSession, run: () => Promise<void>): Promise<Event[]> {
  const events: Event[] = []
  const take = ({ value }: { value: object[] }) => void events.push(...(value as Event[]))
  of.on('Tracing.dataCollected', take)
  await of.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline', '__metadata'] },
  })
  await run()
  const ended = new Promise((resolve) => of.once('Tracing.tracingComplete', resolve))
  await of.send('Tracing.end')
  await ended
  of.off('Tracing.dataCollected', take)
  return events
}

type Ran = { thread: string; at: number; until: number; ms: number }

/** What ran on the page's threads of a name, in ms, each with when it began. */
function ran(events: readonly Event[], thread: string, what: RegExp): Ran[] {
  const key = ({ pid, tid }: Event) => `${pid} ${tid}`
  const named = events.filter(
    ({ name, args }) => name === 'thread_name' && args.name?.startsWith(thread),
  )
  const threads = new Set(named.map(key))
  return events
    .filter((event) => event.ph === 'X' && what.test(event.name) && threads.has(key(event)))
    .map((event) => ({
      ...{ thread: key(event), at: event.ts / 1000, until: (event.ts + (event.dur ?? 0)) / 1000 },
      ms: (event.tdur ?? 0) / 1000,
    }))
    .toSorted((a, b) => a.at - b.at || b.until - a.until)
    .filter(outermost())
}

/** Leaves out what ran within something else on its thread. */
function outermost(): (one: Ran) => boolean {
  const until = new Map<string, number>()
  return (one) => {
    if (one.at < (until.get(one.thread) ?? 0)) return false
    until.set(one.thread, one.until)
    return true
  }
}

/** What ran on the one thread of several that was busiest: of the workers, the one that counts. */
function ofBusiest(tasks: readonly Ran[]): Ran[] {
  const byThread = Map.groupBy(tasks, ({ thread }) => thread)
  const busy = (of: readonly Ran[]) => of.reduce((sum, { ms }) => sum + ms, 0)
  return [...byThread.values()].toSorted((a, b) => busy(b) - busy(a))[0] ?? []
}

/** How long the main thread is busy in each frame of 1/60 s in which it is busy at all. */
function byFrame(tasks: readonly Ran[]): number[] {
  const frames = new Map<number, number>()
  for (const { at, ms } of tasks) {
    const frame = Math.floor(at / (1000 / 60))
    frames.set(frame, (frames.get(frame) ?? 0) + ms)
  }
  return [...frames.values()]
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
const told = (title: string, values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b)
  const [median, p95] = [at(sorted, 0.5), at(sorted, 0.95)]
  console.log(
    `  ${title.padEnd(52)} median ${median.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms, ${sorted.length}`,
  )
  return { median, p95 }
}

const handle = (await body.boundingBox())!
const held = [handle.x + handle.width / 2, handle.y + handle.height / 2] as const
// Somewhere else than what is measured.
await swing(page, [held[0] + 0.4, held[1] + 0.4], 'pointermove')
const drag = await traced(session, () => swing(page, held, 'pointermove'))
const pan = await traced(session, () => swing(page, [300, 300], 'mousemove'))

/** All that the page's scripts do but draw: of the hand, of the workers' answers, of clocks, and what those set going. */
const HANDLERS = /^(EventDispatch|HandlePostMessage|TimerFire|RunMicrotasks)$/
/** The map's own drawing, which in software takes most of a frame. */
const DRAWING = /^FireAnimationFrame$/
const MAIN = 'CrRendererMain'

console.log(`\nDragging a camera, ${MOVES} moves, drawn in software`)
const own = told('our scripts in a frame, dragging the camera', byFrame(ran(drag, MAIN, HANDLERS)))
const peer = told('the same, panning the map', byFrame(ran(pan, MAIN, HANDLERS)))
told('the map’s drawing in a frame, dragging the camera', byFrame(ran(drag, MAIN, DRAWING)))
told('the same, panning the map', byFrame(ran(pan, MAIN, DRAWING)))
told(
  'the counting worker’s answer to a move',
  ofBusiest(ran(drag, 'DedicatedWorker', /^HandlePostMessage$/)).map(({ ms }) => ms),
)
console.log(`  ${(own.p95 / peer.p95).toFixed(2)} × the p95 of panning`)

await browser.close()
await stop()
