import { randomUUID } from 'node:crypto';
import { arrangeCapacity } from '../../capacity/testing/arrange.ts';
import { cardPack, cardRegion } from '../../capacity/testing/invented-cards.ts';
import { value } from '../../cases/testing/arrange.ts';
import { officerCaller } from '../../cases/testing/fakes.ts';
import { createRenderer } from '../../fulfilment/renderer.ts';
import type { StockEntry } from '../../types.ts';
import { createPrinting } from '../index.ts';

/** Ends by itself after a minute without work. */
const renderer = createRenderer();

/** Cards to print at two offices, with this part above the stock, over a real database. */
export async function arrangePrinting() {
  const arranged = await arrangeCapacity({
    packFiles: cardPack(),
    regions: [cardRegion('9901'), cardRegion('9902')],
  });
  const { dependencies, cases, capacity, northRecorder } = arranged;
  const printing = createPrinting({
    ...dependencies,
    cases,
    fulfilment: { render: (request) => renderer.render(request) },
  });
  cases.registerFollower(printing.follow);
  const southRecorder = officerCaller('gita', [{ role: 'recorder', officeId: 'south-office' }]);

  const enter = async (entry: StockEntry) =>
    value(
      await capacity.service.enterStock(northRecorder, {
        key: randomUUID(),
        officeId: 'north-office',
        stock: 'blanks',
        entry,
      }),
    );
  let boxes = 0;
  /** What lies at the north office is counted away, and a new box comes in. */
  async function newBox(count = 10): Promise<readonly string[]> {
    boxes += 1;
    const serials = Array.from(
      { length: count },
      (_, index) => `P${String(boxes).padStart(3, '0')}-${String(index + 1).padStart(4, '0')}`,
    );
    await enter({ kind: 'counted', serials: [], words: 'Uji' });
    await enter({ kind: 'received', serials });
    return serials;
  }
  const newCase = () => arranged.sendNew(arranged.resident, '99.01.01.1001', 'garden-card');

  async function closeAll(): Promise<void> {
    const { printers } = value(await printing.service.queue(northRecorder, {}));
    for (const { openBatchId: batchId } of printers)
      if (batchId !== null)
        value(await printing.service.close(northRecorder, { key: randomUUID(), batchId }));
  }

  /** A batch of new cases, begun on a printer that is free. */
  async function newBatch(count = 2, printerId = 'one') {
    await closeAll();
    const codes: string[] = [];
    while (codes.length < count) codes.push(await newCase());
    const begun = value(
      await printing.service.begin(northRecorder, {
        key: randomUUID(),
        officeId: 'north-office',
        printerId,
        codes,
      }),
    );
    return { batchId: begun.batchId, codes };
  }
  return {
    ...arranged,
    printing: printing.service,
    printingPart: printing,
    southRecorder,
    newBox,
    newCase,
    newBatch,
    closeAll,
  };
}
