import { QueryObserver, queryOptions } from '@tanstack/react-query'
import { createStore } from 'zustand/vanilla'
import type { Camera, CameraKind, Deployment, NewCamera } from '../../geodata/model/camera.ts'
import type { Classification } from '../../geodata/model/record.ts'
import { listCameras, releaseCamera, updateCamera } from '../api/cameras.ts'
import { listDeployments } from '../api/deployments.ts'
import type { Release } from '../api/release.ts'
import type { RecordName } from '../api/session.ts'
import { dayStartMs } from './local-day.ts'
import { type May, mayNow } from './may.ts'
import { here } from './municipality.ts'
import { queryClient } from './queries.ts'

export const camerasQuery = (municipality: string) =>
  queryOptions({
    queryKey: ['cameras', municipality],
    queryFn: ({ signal }) => listCameras(municipality, signal),
  })

export const deploymentsQuery = (municipality: string) =>
  queryOptions({
    queryKey: ['deployments', municipality],
    queryFn: ({ signal }) => listDeployments(municipality, signal),
  })

/** Every camera and where it stands, for whoever cannot use a query: the map and the counting. */
export type Register = {
  state: 'loading' | 'ready' | 'failed'
  cameras: readonly Camera[]
  deployments: readonly Deployment[]
  /** When this was known: standing, planned or removed is told by the dates against it. */
  now: Date
}

const empty: Omit<Register, 'now'> = { state: 'loading', cameras: [], deployments: [] }

export const register = createStore<Register>(() => ({ ...empty, now: new Date() }))

const NOON_MS = 12 * 3_600_000

/** The register as it is told at noon of a local day; as it is now for null. */
export const onDay = (known: Register, day: string | null, timeZone: string): Register =>
  day === null ? known : { ...known, now: new Date(dayStartMs(day, timeZone) + NOON_MS) }

/** Whether cameras of any kind are seen here at all. */
export const seesCameras = (may: May): boolean =>
  may.ever('read', 'fixed-camera') || may.ever('read', 'temporary-camera')

/** What a camera is in the table of rights. */
export const cameraRecord = (kind: CameraKind): RecordName => `${kind}-camera`

/** Keeps the register in step with the municipality on screen. @returns stops */
export function startRegister(): () => void {
  let stop = () => {}
  const follow = () => {
    stop()
    register.setState({ ...empty, now: new Date() })
    const code = here.getState().municipality?.code
    if (!code || !seesCameras(mayNow())) return
    const cameras = new QueryObserver(queryClient, camerasQuery(code))
    const deployments = new QueryObserver(queryClient, deploymentsQuery(code))
    const take = () => {
      const [one, other] = [cameras.getCurrentResult(), deployments.getCurrentResult()]
      if (one.data && other.data)
        register.setState({
          state: 'ready',
          cameras: one.data,
          deployments: other.data,
          now: new Date(),
        })
      else if (one.isError || other.isError) register.setState({ state: 'failed' })
    }
    const stops = [cameras.subscribe(take), deployments.subscribe(take)]
    stop = () => {
      for (const each of stops) each()
    }
    take()
  }
  follow()
  const stopHere = here.subscribe((now, before) => {
    if (now.municipality?.code !== before.municipality?.code) follow()
  })
  return () => {
    stopHere()
    stop()
  }
}

/** Asks the server again, after a failure or when what stands has changed. */
export const reloadRegister = (): Promise<void> =>
  queryClient.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] === 'cameras' || queryKey[0] === 'deployments',
  })

/** Changes a camera from the version one has seen. @throws {ApiProblem} 412 when it is stale */
export async function editCamera(seen: Camera, patch: Partial<NewCamera>): Promise<Camera> {
  const code = here.getState().municipality!.code
  const edited = await updateCamera(code, seen, patch)
  queryClient.setQueryData<Camera[]>(camerasQuery(code).queryKey, (cameras) =>
    cameras?.map((one) => (one.id === edited.id ? edited : one)),
  )
  return edited
}

/** Lets more see a camera, and where it stands. @throws {ApiProblem} 412 when it is stale */
export async function widenCamera(seen: Camera, to: Release): Promise<void> {
  await releaseCamera(here.getState().municipality!.code, seen, to)
  await reloadRegister()
}

/** Lets fewer see a camera, and where it stands. @throws {ApiProblem} 412 when it is stale */
export async function narrowCamera(seen: Camera, classification: Classification): Promise<void> {
  await updateCamera(here.getState().municipality!.code, seen, { classification })
  await reloadRegister()
}
