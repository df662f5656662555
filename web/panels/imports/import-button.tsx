import { openImport } from '../../state/importing.ts'
import { useMay } from '../../state/may.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'

/** The way to bring in a file, for those who may. */
export function ImportButton() {
  const t = useText()
  if (!useMay().ever('create', 'import-batch')) return null
  return (
    <Button icon="plus" onPress={openImport}>
      {t('imports.open')}
    </Button>
  )
}
