import { useState } from 'react'
import { MapView } from '../map/map-view.tsx'
import { openModule, setModule } from '../state/module.ts'
import { selection } from '../state/selection.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'
import { Header } from './header.tsx'
import { inspectors } from './inspectors.tsx'
import { modules } from './modules.tsx'
import './shell.css'

/** The frame: header, rail, map, side panel and the timeline under them. */
export function Shell() {
  const t = useText()
  const { module } = useStore(openModule)
  const { selected } = useStore(selection)
  const [folded, setFolded] = useState(false)
  const open = modules.find(({ id }) => id === module)!
  const Inspector = selected && inspectors[selected.kind]
  return (
    <div className="shell" data-wide={open.wide ?? false} data-folded={folded}>
      <a className="skip" href="#map">
        {t('shell.skipToMap')}
      </a>
      <Header />
      <nav className="rail" aria-label={t('shell.modules')}>
        {modules.map(({ id, icon }) => (
          <button
            key={id}
            type="button"
            className="rail-item"
            aria-current={id === module ? 'page' : undefined}
            onClick={() => setModule(id)}
          >
            <Icon name={icon} size={22} />
            <span>{t(`modules.${id}`)}</span>
          </button>
        ))}
      </nav>
      <main className="stage" id="map" aria-label={t('shell.map')}>
        <MapView />
      </main>
      <aside className="side" aria-label={t('shell.details')}>
        {Inspector ? <Inspector id={selected.id} /> : <open.Panel />}
      </aside>
      <section className="timeline" aria-label={t('shell.period')}>
        <IconButton
          icon={folded ? 'up' : 'down'}
          label={t(folded ? 'shell.unfold' : 'shell.fold')}
          onPress={() => setFolded(!folded)}
        />
      </section>
    </div>
  )
}
