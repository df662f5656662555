import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import type { Place } from '../../../geodata/model/town.ts'
import { markPlace } from '../../state/found-place.ts'
import { here } from '../../state/municipality.ts'
import { placesQuery } from '../../state/places.ts'
import { tapAt, tool } from '../../state/tool.ts'
import { useStore } from '../../state/use-store.ts'
import { flyTo } from '../../state/view.ts'
import { useText } from '../../text/text.ts'
import { IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons.tsx'
import { coordinateIn } from './coordinate.ts'
import './search.css'

type Hit = { id: string; name: string; kind: string; position: Place['position'] }

const LEAST_LETTERS = 2

/** Finds a place, a street or a coordinate, goes there and marks it. */
export function Search() {
  const t = useText()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const { hits, isError, isAsked } = useHits(typed)
  const close = () => setOpen(false)
  const goTo = (hit: Hit) => {
    setTyped(hit.name)
    close()
    markPlace({ name: hit.name, position: hit.position })
    flyTo(hit.position, 17)
    if (tool.getState().tool.kind === 'point') tapAt(hit.position)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && hits.length > 0) {
      event.preventDefault()
      setOpen(true)
      setActive((active + step + hits.length) % hits.length)
    }
    const hit = hits[Math.min(active, hits.length - 1)]
    if (event.key === 'Enter' && hit) goTo(hit)
    if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      close()
    }
  }
  const showsList = isOpen && isAsked
  return (
    <search className="search">
      <Icon name="search" size={18} />
      <input
        id="search"
        className="search-input"
        role="combobox"
        autoComplete="off"
        aria-label={t('search.label')}
        aria-expanded={showsList}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={showsList && hits[active] ? `${listId}-${active}` : undefined}
        placeholder={t('search.placeholder')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
          setOpen(true)
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      {typed !== '' && (
        <IconButton
          icon="close"
          label={t('search.clear')}
          onPress={() => {
            setTyped('')
            markPlace(null)
          }}
        />
      )}
      <div className="search-hits popover" hidden={!showsList}>
        <div id={listId} className="listbox" role="listbox" aria-label={t('search.results')}>
          {hits.map((hit, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field's keys choose among the options
            // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field, as a combobox wants
            <div
              key={hit.id}
              id={`${listId}-${i}`}
              className="option"
              role="option"
              aria-selected={i === active}
              data-focused={i === active || undefined}
              onMouseEnter={() => setActive(i)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => goTo(hit)}
            >
              <span>{hit.name}</span>
              <span className="muted small">{hit.kind}</span>
            </div>
          ))}
        </div>
        {showsList && hits.length === 0 && (
          <p className="search-empty muted" role="status">
            {t(isError ? 'search.failed' : 'search.none')}
          </p>
        )}
      </div>
    </search>
  )
}

function useHits(typed: string): { hits: Hit[]; isError: boolean; isAsked: boolean } {
  const t = useText()
  const wanted = useDeferredValue(typed.trim())
  const code = useStore(here, (state) => state.municipality!.code)
  const coordinate = coordinateIn(wanted)
  const isAsked = wanted.length >= LEAST_LETTERS
  const { data, isError, isPending } = useQuery({
    ...placesQuery(code, wanted),
    enabled: isAsked && !coordinate,
    placeholderData: keepPreviousData,
  })
  if (coordinate) {
    const hit = {
      id: 'coordinate',
      name: wanted,
      kind: t('search.coordinate'),
      position: coordinate,
    }
    return { hits: [hit], isError: false, isAsked: true }
  }
  const hits = (isAsked ? (data ?? []) : []).map(({ name, kind, position }, i) => ({
    id: `${i}`,
    name,
    kind: t(`search.kind.${kind}`),
    position,
  }))
  return { hits, isError, isAsked: isAsked && !isPending }
}
