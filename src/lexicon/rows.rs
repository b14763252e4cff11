//! [`Rows`]: rows of bytes in one piece, which are read where they lie.

/// Rows of bytes, one behind the other. Before them stand the places where each begins, and where the last one ends,
/// as four bytes each.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows<'b> {
    bytes: &'b [u8],
}

/// The bytes of a place.
const PLACE: usize = size_of::<u32>();

/// So many rows as [`Rows`] reads them: each piece is put at the end of the row whose number stands before it.
pub(super) fn in_rows<'p>(count: usize, pieces: impl Iterator<Item = (usize, &'p [u8])> + Clone) -> Vec<u8> {
    let mut places = vec![0; count + 1];
    pieces.clone().for_each(|(row, piece)| places[row + 1] += piece.len());
    let mut end = places.len() * PLACE;
    for place in &mut places {
        end += *place;
        *place = end;
    }
    let mut bytes: Vec<u8> = places.iter().flat_map(|&place| (place as u32).to_le_bytes()).collect();
    bytes.resize(end, 0);
    for (row, piece) in pieces {
        let place = &mut places[row];
        bytes[*place..*place + piece.len()].copy_from_slice(piece);
        *place += piece.len();
    }
    bytes
}

impl<'b> Rows<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes }
    }

    pub(super) fn len(self) -> usize {
        // The first row begins where the places end.
        self.place(0) / PLACE - 1
    }

    pub(super) fn row(self, index: usize) -> &'b [u8] {
        let places = index * PLACE..(index + 2) * PLACE;
        let place = |bytes: [u8; PLACE]| u32::from_le_bytes(bytes) as usize;
        match self.bytes[places] {
            [a, b, c, d, e, f, g, h] => &self.bytes[place([a, b, c, d])..place([e, f, g, h])],
            _ => &[],
        }
    }

    fn place(self, index: usize) -> usize {
        let (places, _) = self.bytes.as_chunks();
        u32::from_le_bytes(places[index]) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_where_they_were_put() {
        let bytes =
            in_rows(3, [(2, "tr"), (0, "un"), (2, "ois")].map(|(row, piece)| (row, piece.as_bytes())).into_iter());
        let rows = Rows::new(&bytes);
        assert_eq!(rows.len(), 3);
        assert_eq!([0, 1, 2].map(|row| rows.row(row)), ["un", "", "trois"].map(str::as_bytes));
        assert_eq!(Rows::new(&in_rows(0, [].into_iter())).len(), 0);
    }
}
