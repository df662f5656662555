import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { showTab, table, tableTabs } from '../../state/table.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import './table.css'
import { tableBodies } from './table-bodies.tsx'

/** Everything on the map as rows, beside the map. */
export function TablePanel() {
  const t = useText()
  const { tab } = useStore(table)
  return (
    <Tabs
      className="tables"
      selectedKey={tab}
      onSelectionChange={(key) => {
        const chosen = tableTabs.find((one) => one === key)
        if (chosen) showTab(chosen)
      }}
    >
      <TabList className="tabs" aria-label={t('table.title')}>
        {tableTabs
          .filter((one) => tableBodies[one])
          .map((one) => (
            <Tab key={one} id={one} className="tab">
              {t(`table.${one}`)}
            </Tab>
          ))}
      </TabList>
      {tableTabs.map((one) => {
        const Body = tableBodies[one]
        return (
          Body && (
            <TabPanel key={one} id={one} className="tab-panel">
              <Body />
            </TabPanel>
          )
        )
      })}
    </Tabs>
  )
}
