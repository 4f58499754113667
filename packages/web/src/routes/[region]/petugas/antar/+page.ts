/** The layout above is the region's, whose pages are plain: here the framework's scripts are on. */
export const csr = true;
