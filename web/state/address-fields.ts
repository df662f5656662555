import type { TimeUnit } from '../../geodata/cells/time-bins.ts'
import { incidentCategory } from '../../geodata/model/incident.ts'
import { cameraChoice } from './camera-choice.ts'
import {
  type Codec,
  choiceCodec,
  dayCodec,
  hoursCodec,
  listCodec,
  periodCodec,
  selectionCodec,
  viewCodec,
} from './codecs.ts'
import { filter, noFilter } from './filter.ts'
import { heatChoice, resolutions } from './heat.ts'
import { lampChoice } from './lamps.ts'
import { moduleIds, openModule } from './module.ts'
import { here } from './municipality.ts'
import { openPlan, planning } from './plan.ts'
import { selection } from './selection.ts'
import { view } from './view.ts'

/** A piece of state that stands in the address, so that a link restores it. */
export type AddressField = {
  /** The name of the parameter. */
  name: string
  /** Whether a change of it is a step that Back takes back. */
  isStep: boolean
  /** Called whenever the piece may have changed. @returns stops listening */
  subscribe: (listen: () => void) => () => void
  /** The parameter's text now; null leaves it out. */
  write: () => string | null
  /** Takes over the text of an address; null when the address says nothing. */
  read: (text: string | null) => void
}

type Listened = { subscribe: (listen: () => void) => () => void }

/** A field from a store, a codec, and what means "say nothing". */
export function addressField<Value>(field: {
  name: string
  isStep?: boolean
  store: Listened
  codec: Codec<Value>
  get: () => Value | null
  set: (value: Value | null) => void
}): AddressField {
  const { name, isStep = false, store, codec, get, set } = field
  return {
    name,
    isStep,
    subscribe: (listen) => store.subscribe(listen),
    write: () => {
      const value = get()
      return value === null ? null : codec.write(value)
    },
    read: (text) => set((text === null ? undefined : codec.read(text)) ?? null),
  }
}

const orNull = <Item>(items: readonly Item[]) => (items.length === 0 ? null : items)
const isCategory = (word: string) => incidentCategory.safeParse(word).success
const yes = choiceCodec(['ja'])
const no = choiceCodec(['nej'])
const uuidCodec: Codec<string> = {
  write: (id) => id,
  read: (text) => (/^[0-9a-f-]{36}$/i.test(text) ? text : undefined),
}

/** Everything a link restores, in the order it stands. Adding a piece is one entry. */
export const addressFields: readonly AddressField[] = [
  addressField({
    name: 'kommun',
    store: here,
    codec: { write: (code) => code, read: (text) => (/^\d{4}$/.test(text) ? text : undefined) },
    get: () => here.getState().code,
    set: (code) => code && here.setState({ code }),
  }),
  addressField({
    name: 'del',
    isStep: true,
    store: openModule,
    codec: choiceCodec(moduleIds),
    get: () => (openModule.getState().module === 'heat' ? null : openModule.getState().module),
    set: (module) => openModule.setState({ module: module ?? 'heat' }),
  }),
  addressField({
    name: 'vy',
    store: view,
    codec: viewCodec,
    get: () => view.getState().view,
    set: (next) => view.setState({ view: next }),
  }),
  addressField({
    name: 'period',
    store: filter,
    codec: periodCodec,
    get: () => filter.getState().period,
    set: (period) => filter.setState({ period }),
  }),
  addressField({
    name: 'kategorier',
    store: filter,
    codec: listCodec,
    get: () => orNull(filter.getState().categories),
    set: (words) =>
      filter.setState({
        categories: incidentCategory.options.filter((one) =>
          words?.filter(isCategory).includes(one),
        ),
      }),
  }),
  addressField({
    name: 'kallor',
    store: filter,
    codec: listCodec,
    get: () => orNull(filter.getState().sources),
    set: (sources) => filter.setState({ sources: sources ?? noFilter.sources }),
  }),
  addressField({
    name: 'timmar',
    store: filter,
    codec: hoursCodec,
    get: () => orNull(filter.getState().hours),
    set: (hours) => filter.setState({ hours: hours ?? noFilter.hours }),
  }),
  addressField({
    name: 'egeninitierade',
    store: filter,
    codec: yes,
    get: () => (filter.getState().policeInitiated ? 'ja' : null),
    set: (said) => filter.setState({ policeInitiated: said === 'ja' }),
  }),
  addressField({
    name: 'varme',
    store: heatChoice,
    codec: no,
    get: () => (heatChoice.getState().shown ? null : 'nej'),
    set: (said) => heatChoice.setState({ shown: said !== 'nej' }),
  }),
  addressField({
    name: 'ruta',
    store: heatChoice,
    codec: choiceCodec(resolutions.map(String)),
    get: () => {
      const { resolution } = heatChoice.getState()
      return resolution === 'auto' ? null : String(resolution)
    },
    set: (text) =>
      heatChoice.setState({
        resolution: resolutions.find((one) => String(one) === text) ?? 'auto',
      }),
  }),
  addressField({
    name: 'stapel',
    store: heatChoice,
    codec: choiceCodec<TimeUnit>(['month', 'week', 'day']),
    get: () => {
      const { unit } = heatChoice.getState()
      return unit === 'auto' ? null : unit
    },
    set: (unit) => heatChoice.setState({ unit: unit ?? 'auto' }),
  }),
  addressField({
    name: 'forslag',
    store: planning,
    codec: uuidCodec,
    get: () => planning.getState().id,
    set: openPlan,
  }),
  addressField({
    name: 'jamfor',
    store: cameraChoice,
    codec: listCodec,
    get: () => orNull(cameraChoice.getState().compared),
    set: (compared) => cameraChoice.setState({ compared: compared ?? [] }),
  }),
  addressField({
    name: 'standard',
    store: cameraChoice,
    codec: choiceCodec(['2025']),
    get: () => (cameraChoice.getState().edition === 'en-62676-4-2025' ? '2025' : null),
    set: (year) =>
      cameraChoice.setState({
        edition: year === '2025' ? 'en-62676-4-2025' : 'en-62676-4-2014',
      }),
  }),
  addressField({
    name: 'syns',
    store: cameraChoice,
    codec: choiceCodec(['midja', 'mark']),
    get: () => ({ face: null, waist: 'midja', ground: 'mark' })[cameraChoice.getState().target],
    set: (word) =>
      cameraChoice.setState({
        target: word === 'midja' ? 'waist' : word === 'mark' ? 'ground' : 'face',
      }),
  }),
  addressField({
    name: 'lov',
    store: cameraChoice,
    codec: no,
    get: () => (cameraChoice.getState().leaves ? null : 'nej'),
    set: (said) => cameraChoice.setState({ leaves: said !== 'nej' }),
  }),
  addressField({
    name: 'raknat',
    store: cameraChoice,
    codec: choiceCodec(['da']),
    get: () => (cameraChoice.getState().counting === 'as-then' ? 'da' : null),
    set: (word) => cameraChoice.setState({ counting: word === 'da' ? 'as-then' : 'as-now' }),
  }),
  addressField({
    name: 'den',
    store: cameraChoice,
    codec: dayCodec,
    get: () => cameraChoice.getState().asOf,
    set: (asOf) => cameraChoice.setState({ asOf }),
  }),
  addressField({
    name: 'blinda',
    store: cameraChoice,
    codec: yes,
    get: () => (cameraChoice.getState().blindShown ? 'ja' : null),
    set: (said) => cameraChoice.setState({ blindShown: said === 'ja' }),
  }),
  addressField({
    name: 'vyer',
    store: cameraChoice,
    codec: no,
    get: () => (cameraChoice.getState().viewsShown ? null : 'nej'),
    set: (said) => cameraChoice.setState({ viewsShown: said !== 'nej' }),
  }),
  addressField({
    name: 'lyktor',
    store: lampChoice,
    codec: yes,
    get: () => (lampChoice.getState().shown ? 'ja' : null),
    set: (said) => lampChoice.setState({ shown: said === 'ja' }),
  }),
  addressField({
    name: 'andras',
    store: cameraChoice,
    codec: no,
    get: () => (cameraChoice.getState().othersShown ? null : 'nej'),
    set: (said) => cameraChoice.setState({ othersShown: said !== 'nej' }),
  }),
  addressField({
    name: 'vald',
    isStep: true,
    store: selection,
    codec: selectionCodec,
    get: () => selection.getState().selected,
    set: (selected) => selection.setState({ selected }),
  }),
]
