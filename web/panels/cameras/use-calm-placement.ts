import { startTransition, useEffect, useState } from 'react'
import type { Placement } from '../../../geodata/model/camera.ts'
import { planning } from '../../state/plan.ts'

/** How long the hand rests before the fields follow: until then the map and the figure do. */
const CALM_MS = 160

/** A camera's placement as fields and facts show it: a drag reaches them when the hand rests. */
export function useCalmPlacement(placement: Placement): Placement {
  const [held, setHeld] = useState<Placement | null>(null)
  useEffect(() => {
    let timer = 0
    const take = () => startTransition(() => setHeld(planning.getState().live))
    const stop = planning.subscribe((now, before) => {
      if (now.live === before.live) return
      clearTimeout(timer)
      if (now.live === null) setHeld(null)
      else timer = window.setTimeout(take, CALM_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [])
  return held?.id === placement.id ? held : placement
}
