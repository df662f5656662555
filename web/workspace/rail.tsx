import { useMay } from '../state/may.ts'
import { type ModuleId, modulesFor } from '../state/module.ts'
import { useText } from '../text/text.ts'
import { Icon } from '../ui/icons.tsx'
import { goTo } from './go-to.ts'
import { modules } from './modules.tsx'

/** The parts of the workspace: down the left side, or along the bottom of a phone. */
export function Rail({ open }: { open: ModuleId }) {
  const t = useText()
  const ids = modulesFor(useMay())
  return (
    <nav className="rail" aria-label={t('shell.modules')}>
      {modules
        .filter(({ id }) => ids.includes(id))
        .map(({ id, icon }) => (
          <button
            key={id}
            type="button"
            className="rail-item"
            aria-current={id === open ? 'page' : undefined}
            onClick={() => goTo(id)}
          >
            <Icon name={icon} size={22} />
            <span>{t(`modules.${id}`)}</span>
          </button>
        ))}
    </nav>
  )
}
