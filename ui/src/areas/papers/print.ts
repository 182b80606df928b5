// The pages handed to the printer of the system: their pictures are set on pages of their own, and the window prints.
import { bytes } from '../../bridge/call';
import type { PaperRequest } from '../../bridge/types';

/** More pages are better printed from the PDF. */
export const MOST_PRINTED = 40;
/** Pixels a point: 216 a inch, small print stays sharp. */
const SCALE = 3;

export async function printPages(paper: PaperRequest, pages: number): Promise<void> {
  const place = document.createElement('div');
  place.className = 'printed';
  const urls: string[] = [];
  try {
    for (let page = 0; page < pages; page++) {
      const png = await bytes('papers.page', { paper, page, scale: SCALE });
      const url = URL.createObjectURL(new Blob([png], { type: 'image/png' }));
      urls.push(url);
      const image = new Image();
      image.src = url;
      image.alt = '';
      await image.decode();
      image.className = image.naturalWidth > image.naturalHeight ? 'wide' : '';
      place.append(image);
    }
    document.body.append(place);
    document.documentElement.classList.add('printing');
    // Some windows answer at once and print after.
    await new Promise<void>((done) => {
      addEventListener('afterprint', () => done(), { once: true });
      setTimeout(done, 60_000);
      window.print();
    });
  } finally {
    document.documentElement.classList.remove('printing');
    place.remove();
    for (const url of urls) URL.revokeObjectURL(url);
  }
}
