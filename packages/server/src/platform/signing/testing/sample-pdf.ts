import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** A letter as the product makes them: PDF/A-2b with its fonts. */
export function samplePdf(): Uint8Array {
  const compiler = NodeCompiler.create();
  const source =
    '#set document(title: "Surat")\n#set text(lang: "id")\n= Surat Keterangan\nNama: René Manuhutu\n';
  return Uint8Array.from(
    compiler.pdf({ mainFileContent: source }, { pdfStandard: 'a-2b', creationTimestamp: 1_795_000_000 }),
  );
}
