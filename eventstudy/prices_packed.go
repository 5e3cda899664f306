package eventstudy

import "stockmove/eventstudy/decimals"

// PackedPrices are columns of Prices that are held packed, by the fields of the same names. A panel
// of tens of millions of rows takes a third of the memory so; who computes with a security unpacks
// it while it does.
type PackedPrices struct {
	Dates, Open, High, Low, Close, AdjClose, Volume decimals.View
}

// packedColumn is a column of prices in both of its places.
type packedColumn struct {
	plain *[]float64
	held  *decimals.View
}

// columns pairs the columns of p with their packed places in h.
func (p *Prices) columns(h *PackedPrices) [6]packedColumn {
	return [6]packedColumn{{&p.Open, &h.Open}, {&p.High, &h.High}, {&p.Low, &h.Low},
		{&p.Close, &h.Close}, {&p.AdjClose, &h.AdjClose}, {&p.Volume, &h.Volume}}
}

// Pack packs the columns of p; those that are packed already stay. The dates stay as they are.
func (p *Prices) Pack() {
	if p.Packed == nil {
		p.Packed = new(PackedPrices)
	}
	for _, c := range p.columns(p.Packed) {
		if *c.plain != nil {
			*c.held, *c.plain = decimals.Of(*c.plain).All(), nil
		}
	}
}

// PackDates packs the dates of packed prices too. Only Unpacked gives them back.
func (p *Prices) PackDates() {
	days := make([]float64, len(p.Dates))
	for i, d := range p.Dates {
		days[i] = float64(d)
	}
	p.Packed.Dates, p.Dates = decimals.Of(days).All(), nil
}

// PriceRoom is where columns are unpacked to, one series after the other. The zero value is ready.
type PriceRoom struct {
	columns [6][]float64
	days    []float64
	dates   []Date
}

// Unpacked returns p with its columns in room, where the next call overwrites them; p itself where
// nothing is packed.
func (p *Prices) Unpacked(room *PriceRoom) *Prices {
	if p.Packed == nil {
		return p
	}
	q := *p
	q.Packed = nil
	for i, c := range q.columns(p.Packed) {
		if v := c.held.Read(room.columns[i]); v != nil {
			*c.plain, room.columns[i] = v, v
		}
	}
	if days := p.Packed.Dates.Read(room.days); days != nil {
		room.days, room.dates = days, roomOf(room.dates, len(days))
		for i, d := range days {
			room.dates[i] = Date(d)
		}
		q.Dates = room.dates
	}
	return &q
}
