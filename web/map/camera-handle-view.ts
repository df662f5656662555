import type { Aim, Placement } from '../../geodata/model/camera.ts'
import { appearance } from '../state/appearance.ts'
import { type Handle, handles } from '../state/steering.ts'
import { formatsFor } from '../text/format.ts'
import { text } from '../text/text.ts'
import { shapeInk, shapePaths } from '../ui/camera-shapes.ts'
import type { Palette } from '../ui/palette.ts'
import { handleLayout, knobAt, type Offset, type Scale } from './camera-handle-layout.ts'
import './camera-handles.css'

/** The handles as elements over the map: real buttons, so that keys and screen readers reach them. */
export type HandleView = {
  root: HTMLElement
  /** Puts everything where it belongs; `at` is the camera's place on the screen. */
  place: (at: { x: number; y: number }, placement: Placement, aim: number, scale: Scale) => void
  /** Shows beside a handle what it has come to; null when nothing is held. */
  read: (told: { handle: Handle; words: string } | null) => void
  /** Shows the camera's mark as it is now, and says in words what each handle is. */
  describe: (placement: Placement, aim: number, isPlanned: boolean) => void
}

const SVG = 'http://www.w3.org/2000/svg'

/** Makes the handles of one camera. Events bubble from elements with `data-handle`. */
export function handleView(placement: Placement, palette: Palette): HandleView {
  const root = document.createElement('div')
  root.className = 'camera-handles'
  const lines = svg('svg', { class: 'lines', 'aria-hidden': 'true' })
  const ring = svg('circle', { class: 'ring', cx: 0, cy: 0 })
  const edges = [svg('line', { class: 'edge' }), svg('line', { class: 'edge' })]
  lines.append(ring, ...edges)
  const buttons = Object.fromEntries(handles.map((handle) => [handle, button(handle)])) as Record<
    Handle,
    HTMLElement
  >
  let bodyForm = ''
  let stood: readonly unknown[] = []
  const knobs = placement.aims.map((_, i) => button('aim', i))
  const readout = document.createElement('div')
  readout.className = 'readout'
  readout.setAttribute('aria-hidden', 'true')
  readout.hidden = true
  root.append(readout, lines, ...knobs, ...handles.toReversed().map((handle) => buttons[handle]))

  const move = (element: HTMLElement, [x, y]: Offset) => {
    element.style.transform = `translate(${x}px, ${y}px) translate(-50%, -50%)`
  }
  return {
    root,
    place: ({ x, y }, { aims }, active, scale) => {
      root.style.transform = `translate(${x}px, ${y}px)`
      // A camera that is moved takes its handles along as they stand.
      const stand = [aims, active, ...Object.values(scale)]
      if (stand.every((one, i) => one === stood[i])) return
      stood = stand
      const layout = handleLayout(aims[active]!, scale)
      ring.setAttribute('r', String(layout.ringPx))
      for (const [i, edge] of edges.entries()) {
        edge.setAttribute('x2', String(layout.edges[i]![0]))
        edge.setAttribute('y2', String(layout.edges[i]![1]))
      }
      move(buttons.body, [0, 0])
      for (const handle of ['aim', 'left', 'right', 'range'] as const)
        move(buttons[handle], layout.handles[handle])
      for (const [i, knob] of knobs.entries()) {
        knob.hidden = i === active
        move(knob, knobAt(aims[i]!.headingDeg, scale))
      }
    },
    read: (told) => {
      readout.hidden = told === null
      if (!told) return
      readout.textContent = told.words
      readout.style.transform = `${buttons[told.handle].style.transform} translateY(30px)`
    },
    describe: ({ name, aims, kind }, active, isPlanned) => {
      const form = `${kind} ${isPlanned}`
      if (form !== bodyForm) buttons.body.replaceChildren(bodyShape(kind, isPlanned, palette))
      bodyForm = form
      for (const handle of handles) label(buttons[handle], handle, name, aims[active]!)
      for (const [i, knob] of knobs.entries()) label(knob, 'aim', name, aims[i]!)
    },
  }
}

function button(handle: Handle, aim?: number): HTMLElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = `handle ${handle} ${aim === undefined ? '' : 'knob'}`
  element.dataset.handle = handle
  if (aim !== undefined) element.dataset.aim = String(aim)
  if (handle !== 'body') element.setAttribute('role', 'slider')
  return element
}

function label(element: HTMLElement, handle: Handle, name: string, aim: Aim): void {
  element.setAttribute('aria-label', text(`cameras.handle.${handle}`, { name }))
  element.dataset.words = text(`cameras.handle.hover.${handle}`)
  if (handle === 'body') return
  const { value, least, most, words } = told(handle, aim)
  element.setAttribute('aria-valuemin', String(least))
  element.setAttribute('aria-valuemax', String(most))
  element.setAttribute('aria-valuenow', String(value))
  element.setAttribute('aria-valuetext', words)
}

/** Numbers as handles write them, in the language on screen: no decimal where none is needed. */
export function handleNumber(): (value: number) => string {
  const { number } = formatsFor(appearance.getState().language, 'UTC')
  return (value) => number(value, Number.isInteger(Math.round(10 * value) / 10) ? 0 : 1)
}

function told(handle: Exclude<Handle, 'body'>, { headingDeg, tiltDeg, hfovDeg, rangeM }: Aim) {
  const written = handleNumber()
  switch (handle) {
    case 'aim':
      return {
        ...{ value: headingDeg, least: 0, most: 360 },
        words: text('cameras.handle.headingIs', {
          deg: written(headingDeg),
          tilt: written(tiltDeg),
        }),
      }
    case 'left':
    case 'right':
      return {
        ...{ value: hfovDeg, least: 1, most: 360 },
        words: text('cameras.handle.widthIs', { deg: written(hfovDeg) }),
      }
    case 'range':
      return {
        ...{ value: rangeM, least: 1, most: 500 },
        words: text('cameras.handle.rangeIs', { m: written(rangeM) }),
      }
  }
}

function bodyShape(kind: Placement['kind'], isPlanned: boolean, palette: Palette): SVGElement {
  const { fill, stroke, width, halo } = shapeInk(kind, isPlanned ? 'planned' : 'standing', palette)
  const shape = svg('svg', { viewBox: '0 0 24 24', width: 28, height: 28, 'aria-hidden': 'true' })
  const path = { d: shapePaths[kind], 'stroke-linejoin': 'round' }
  shape.append(
    svg('path', { ...path, fill: 'none', stroke: halo, 'stroke-width': width + 3 }),
    svg('path', { ...path, fill, stroke, 'stroke-width': width }),
  )
  return shape
}

function svg(tag: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, tag) as SVGElement
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
  return element
}
