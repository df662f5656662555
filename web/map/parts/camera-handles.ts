import type { Map as MapLibre } from 'maplibre-gl'
import type { Placement } from '../../../geodata/model/camera.ts'
import type { Verb } from '../../../geodata/placement/history.ts'
import { sightTo } from '../../../geodata/placement/steer.ts'
import type { LonLat } from '../../../geodata/position.ts'
import { appearance } from '../../state/appearance.ts'
import { holdCamera, letGo, planning, putBack } from '../../state/plan.ts'
import { selection } from '../../state/selection.ts'
import { steered } from '../../state/steered.ts'
import {
  activeAim,
  aimIndex,
  chooseAim,
  type Grab,
  type Handle,
  handleVerbs,
  nudged,
  nudgeOf,
  nudgeVerb,
  pulled,
} from '../../state/steering.ts'
import { text } from '../../text/text.ts'
import { pixelsPerMetre } from '../basemap/width.ts'
import type { Scale } from '../camera-handle-layout.ts'
import { type HandleView, handleNumber, handleView } from '../camera-handle-view.ts'
import type { MapPart } from '../part.ts'

/** Key presses this close are one move; then it is let go. */
const KEYS_REST_MS = 900

/** Handles to move, aim, widen and lengthen the selected camera of an open plan. */
export const cameraHandlesPart: MapPart = ({ map, palette }) => {
  let view: HandleView | null = null
  let shown = ''
  let said: readonly unknown[] = []
  // Asked for at every move of a hand it would have the page laid out anew.
  let sidePx = sideOf(map)
  let unbind = () => {}

  const clear = () => {
    unbind()
    view?.root.remove()
    view = null
    shown = ''
    said = []
  }
  const placeAt = (placement: Placement) => {
    const scale = scaleOf(map, sidePx)
    view?.place(map.project([...placement.position]), placement, aimIndex(placement), scale)
    view?.read(readout(view.root, placement))
  }
  const place = () => {
    const mark = view && steered()
    if (mark) placeAt(mark.placement)
  }
  const resize = () => {
    sidePx = sideOf(map)
    place()
  }
  const follow = () => {
    const mark = steered()
    if (!mark) return clear()
    const { placement, look } = mark
    // The element that holds the pointer has to outlive a drag.
    const form = `${mark.id} ${placement.aims.length}`
    if (form !== shown) {
      const focused = view?.root.contains(document.activeElement)
        ? (document.activeElement as HTMLElement).dataset.handle
        : undefined
      clear()
      view = handleView(placement, palette)
      map.getCanvasContainer().append(view.root)
      unbind = bind(map, view.root)
      shown = form
      if (focused) view.root.querySelector<HTMLElement>(`[data-handle=${focused}]`)?.focus()
    }
    // A camera that is moved keeps all that is said of it.
    const { name, kind, aims } = placement
    const told = [name, kind, aims, look, activeAim.getState().index, language()] as const
    if (told.some((one, i) => one !== said[i])) {
      view?.describe(placement, aimIndex(placement), look === 'planned')
      said = told
    }
    placeAt(placement)
  }
  map.on('move', place)
  map.on('resize', resize)
  const stops = [selection, planning, activeAim, appearance].map((store) => store.subscribe(follow))
  follow()
  return () => {
    map.off('move', place)
    map.off('resize', resize)
    for (const stop of stops) stop()
    clear()
  }
}

/** What the held handle has come to, in words; null when nothing is held. */
function readout(root: HTMLElement, now: Placement): { handle: Handle; words: string } | null {
  const { live, draft } = planning.getState()
  const handle = (root.dataset.held ?? buttonOf(document.activeElement)?.dataset.handle) as
    | Handle
    | undefined // only handles carry the name
  const before = draft?.placements.find(({ id }) => id === now.id)
  if (!live || !before || !handle) return null
  const number = handleNumber()
  const { headingDeg, tiltDeg, hfovDeg, rangeM } = now.aims[aimIndex(now)]!
  const isTilting = before.aims[aimIndex(now)]?.tiltDeg !== tiltDeg
  const movedM = sightTo(before.position, now.position).distanceM
  const words: Record<Handle, string> = {
    body: `${number(movedM)} m`,
    aim: isTilting
      ? text('cameras.handle.tilt', { deg: number(tiltDeg) })
      : `${number(headingDeg)}°`,
    left: `${number(hfovDeg)}°`,
    right: `${number(hfovDeg)}°`,
    range: `${number(rangeM)} m`,
  }
  return { handle, words: words[handle] }
}

const language = () => appearance.getState().language

const coarse = matchMedia('(pointer: coarse)')

const scaleOf = (map: MapLibre, sidePx: number): Scale => ({
  pixelsPerM: pixelsPerMetre(map.getZoom(), map.getCenter().lat),
  bearingDeg: map.getBearing(),
  sidePx,
  coarse: coarse.matches,
})

/** The shorter side of the map. */
const sideOf = (map: MapLibre): number => {
  const { clientWidth, clientHeight } = map.getContainer()
  return Math.min(clientWidth, clientHeight)
}

/** Lets hands and keys steer the camera. @returns lets go and stops listening */
function bind(map: MapLibre, root: HTMLElement): () => void {
  let grab: Grab | null = null
  let verb: Verb = 'move'
  let timer = 0
  /** Of the map, on the page. Asked for once a grab: between two moves it would have the page laid out anew. */
  let corner = { left: 0, top: 0 }

  const groundAt = ({ clientX, clientY }: PointerEvent): LonLat => {
    const { lng, lat } = map.unproject([clientX - corner.left, clientY - corner.top])
    return [lng, lat]
  }
  const rest = () => {
    clearTimeout(timer)
    timer = 0
    delete root.dataset.held
    grab = null
  }
  const accept = () => {
    rest()
    letGo(verb)
  }
  const cancel = () => {
    rest()
    putBack()
  }
  const down = (event: PointerEvent) => {
    const handle = handleOf(event.target)
    const mark = steered()
    if (!handle || !mark || event.button !== 0) return
    if (timer) accept()
    const knob = buttonOf(event.target)?.dataset.aim
    const aim = knob ? Number(knob) : aimIndex(mark.placement)
    chooseAim(aim)
    const placement = steered()!.placement
    const { left, top } = map.getContainer().getBoundingClientRect()
    corner = { left, top }
    grab = { handle, aim, placement, at: groundAt(event) }
    verb = handleVerbs[handle]
    // The knob under the hand gives way to the ring's handle: the root keeps the pointer.
    root.setPointerCapture(event.pointerId)
    root.dataset.held = handle
    root.querySelector<HTMLElement>(`[data-handle=${handle}]:not(.knob)`)?.focus()
    event.preventDefault()
  }
  const move = (event: PointerEvent) => {
    if (grab) holdCamera(pulled(grab, groundAt(event)))
  }
  const up = () => {
    if (grab) accept()
  }
  const key = (event: KeyboardEvent) => {
    const handle = handleOf(event.target)
    const mark = steered()
    if (!handle || !mark) return
    const nudge = nudgeOf(event)
    const held = planning.getState().live !== null
    if (nudge && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const next = nudgeVerb(handle, nudge)
      if (timer && verb !== next) accept()
      verb = next
      const { placement } = steered()!
      holdCamera(nudged(placement, { handle, aim: aimIndex(placement) }, nudge, map.getBearing()))
      clearTimeout(timer)
      timer = window.setTimeout(accept, KEYS_REST_MS)
    } else if (event.key === 'Enter' && held) accept()
    else if (event.key === 'Escape' && held) cancel()
    else return
    event.preventDefault()
    // Neither the map's own arrow keys nor what Esc closes elsewhere.
    event.stopPropagation()
  }
  const blur = () => {
    if (timer) accept()
  }
  const listen = {
    pointerdown: down,
    pointermove: move,
    pointerup: up,
    pointercancel: cancel,
    keydown: key,
    focusout: blur,
  }
  for (const [name, listener] of Object.entries(listen))
    root.addEventListener(name, listener as EventListener)
  // The map would take these as its own drags, taps and zooms.
  const kept = ['mousedown', 'touchstart', 'click', 'dblclick', 'contextmenu'] as const
  const keep = (event: Event) => event.stopPropagation()
  for (const name of kept) root.addEventListener(name, keep, { passive: true })
  return () => {
    if (timer || grab) accept()
  }
}

const buttonOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-handle]') : null

const handleOf = (target: EventTarget | null): Handle | null =>
  (buttonOf(target)?.dataset.handle as Handle | undefined) ?? null // only handles carry the name
