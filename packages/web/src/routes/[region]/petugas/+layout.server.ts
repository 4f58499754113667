/** Officers work with the keyboard in lists that change under their hands: the framework's scripts are on here. */
export const csr = true;
