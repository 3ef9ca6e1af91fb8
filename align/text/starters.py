"""Words that start sentences, for stops that the word before them leaves open.

Behind an initial or an abbreviation (``M. Natsir``, ``kuartal I. Dengan``) a capital alone says
nothing.  A function word or a common noun there says that a sentence begins; a word that is also
somebody's name (Putra, Indah, Jaya, Sultan) is in neither list.
"""

from __future__ import annotations

FUNCTION_WORDS = frozenset(
    """
    Namun Tetapi Tapi Akan Menurut Dengan Untuk Dalam Pada Dari Di Ke Kepada Oleh Karena Sebab
    Sehingga Jika Jikalau Kalau Bila Bilamana Apabila Ketika Saat Sejak Semenjak Setelah Sesudah
    Sebelum Sementara Selain Selama Sepanjang Seperti Sebagai Sebagaimana Meski Meskipun Walau
    Walaupun Kendati Biarpun Bahkan Bahwa Agar Supaya Adapun Akibat Akibatnya Akhirnya Ini Itu
    Inilah Itulah Begitu Begitulah Demikian Demikianlah Maka Yang Para Adalah Merupakan Ialah
    Tidak Tak Bukan Bukannya Jangan Belum Sudah Telah Sedang Masih Kini Sekarang Lalu Kemudian
    Selanjutnya Sebelumnya Sesudahnya Berikutnya Sedangkan Padahal Apalagi Apakah Apa Bagaimana
    Mengapa Kenapa Kapan Kapankah Siapa Siapakah Dimana Kemana Berapa Juga Atau Dan Serta Lagi
    Terhadap Tentang Mengenai Melalui Lewat Hingga Sampai Tanpa Demi Guna Bagi Seolah Seakan
    Andai Andaikan Seandainya Ibarat Bak Alih Alhasil Walhasil Justru Malah Malahan Terlebih
    Lantas Nah Toh Pun Entah Barangkali Mungkin Memang Sebenarnya Sesungguhnya Sebetulnya Tentu
    Tentunya Pasti Biasanya Umumnya Kadang Terkadang Seringkali Sering Hanya Cuma Sekadar Ia Dia
    Mereka Kami Kita Saya Aku Kamu Anda Kalian Beliau Dialah The This That These Those There It
    He She They We You But And Or However Although When While After Before Since Because If In
    On At By For From With As To Its His Her Their Our My What Who Which Where Why How Not Only
    Also Then Thus Meanwhile Moreover According
    """.split()
)
"""Words that no name begins with: a sentence starts even behind a title."""

COMMON_WORDS = frozenset(
    """
    Ada Antara Atas Hal Hasil Semua Seluruh Setiap Tiap Segala Beberapa Banyak Sebagian Sejumlah
    Sebanyak Sekitar Kebanyakan Mayoritas Salah Satu Dua Tiga Empat Lima Enam Tujuh Delapan
    Sembilan Sepuluh Ratusan Ribuan Puluhan Jutaan Kedua Ketiga Keempat Pertama Terakhir Lainnya
    Rata Paling Lebih Kurang Sangat Cukup Hampir Seorang Seseorang Sebuah Suatu Berbagai Berbagi
    Orang Anak Bayi Ibu Ayah Bapak Warga Masyarakat Penduduk Rakyat Polisi Petugas Pelaku Korban
    Tersangka Terdakwa Saksi Hakim Jaksa Pengacara Pengadilan Penyidik Tim Pihak Pemerintah
    Presiden Menteri Gubernur Bupati Wali Camat Lurah Ketua Wakil Sekretaris Direktur Kepala
    Anggota Pejabat Pegawai Karyawan Pekerja Buruh Petani Nelayan Pedagang Pembeli Penjual
    Konsumen Pelanggan Nasabah Investor Pengusaha Perusahaan Perseroan Emiten Bank Saham Harga
    Nilai Laba Rugi Pendapatan Penjualan Pembelian Produksi Ekspor Impor Investasi Pasar Ekonomi
    Inflasi Pertumbuhan Kenaikan Penurunan Peningkatan Jumlah Total Angka Data Laporan Survei
    Penelitian Studi Riset Peneliti Pakar Pengamat Ahli Dokter Perawat Pasien Penyakit Virus
    Vaksin Obat Gejala Kasus Kondisi Situasi Keadaan Masalah Persoalan Penyebab Alasan Tujuan
    Cara Proses Langkah Upaya Usaha Rencana Program Proyek Kegiatan Acara Rapat Sidang Pertemuan
    Pembicaraan Perundingan Kunjungan Kerja Kerjasama Kesepakatan Perjanjian Keputusan Kebijakan
    Aturan Peraturan Undang Ketentuan Syarat Pasal Ayat Bab Bagian Berkas Dokumen Surat Buku
    Novel Film Lagu Album Musik Konser Pertandingan Laga Kompetisi Turnamen Gol Skor Pemain
    Pelatih Klub Wasit Penonton Pendukung Penggemar Suporter Peserta Pemenang Juara Siswa Murid
    Guru Dosen Mahasiswa Sekolah Kampus Universitas Pendidikan Pelajaran Ujian Kota Desa Daerah
    Wilayah Kawasan Lokasi Tempat Jalan Gedung Bangunan Rumah Kantor Toko Restoran Hotel Stasiun
    Bandara Bandar Pelabuhan Terminal Jembatan Sungai Danau Laut Pantai Pulau Gunung Hutan Taman
    Kebun Sawah Candi Istana Masjid Gereja Kuil Makam Kerajaan Kesultanan Kekaisaran Negara
    Bangsa Pasukan Tentara Militer Perang Pertempuran Serangan Konflik Kapal Pesawat Kereta
    Mobil Motor Sepeda Bus Truk Kendaraan Mesin Air Api Angin Hujan Banjir Gempa Kebakaran
    Kecelakaan Bencana Cuaca Musim Suhu Curah Tanah Pohon Tanaman Tumbuhan Hewan Binatang Burung
    Ikan Kucing Anjing Spesies Jenis Tipe Bentuk Warna Ukuran Panjang Tinggi Berat Luas Jarak
    Waktu Tanggal Hari Minggu Bulan Tahun Abad Zaman Masa Jam Pukul Pagi Siang Sore Malam Besok
    Kemarin Lusa Nanti Tadi Dulu Dahulu Awalnya Mulanya Mula Semula Sepekan Sehari Setahun
    Sebulan Seminggu Sesaat Sewaktu Tatkala Begitupun Keduanya Ketiganya Semuanya Seluruhnya
    Sebaliknya Sebagiannya Khususnya Terutama Misalnya Contohnya Contoh Artinya Maksudnya
    Intinya Singkatnya Jelasnya Ternyata Rupanya Tampaknya Kelihatannya Sayangnya Untungnya
    Celakanya Parahnya Uniknya Menariknya Anehnya Faktanya Nyatanya Kabarnya Konon Diduga
    Diketahui Dikatakan Disebutkan Dijelaskan Ditambahkan Diperkirakan Diharapkan Direncanakan
    Dilaporkan Dikabarkan Didirikan Dibangun Dibuat Diberi Dibandingkan Berdasarkan Bersama
    Berbeda Berkat Bermula Berikut Berawal Berasal Bertempat Terdapat Termasuk Terkait Terjadi
    Tercatat Terbukti Terletak Terdiri Mengutip Menanggapi Menyikapi Menjelang Menyusul
    Menghadapi Mengingat Melihat Memasuki Membuka Mendengar Mengetahui Mengawali Mengakhiri
    Meliputi Menggunakan Memiliki Menjadi Mulai Sesuai Seiring Sejalan Sejauh Sekalipun Sekali
    Sekaligus Sejak Serupa Sama Tepat Tepatnya Persis Baik Buruk Benar Boleh Bisa Dapat Harus
    Perlu Wajib Ingin Mau Hendak Tinggal Silakan Mohon Mari Ayo Semoga Terima Selamat Halo Ya Oh
    Aduh Wah Sejarah Sejarawan Istilah Nama Kata Kalimat Bahasa Kisah Cerita Tokoh Karakter Seni
    Budaya Adat Tradisi Agama Umat Kitab Nabi Tuhan Allah Doa Puasa Zakat Haji Pemilu Pilkada
    Partai Kursi Suara Kampanye Calon Kandidat Pemilih Demokrasi Hukum Hukuman Denda Penjara
    Peristiwa Insiden Kejadian Aksi Demonstrasi Pengunjuk Massa Stok Dana Anggaran Biaya Tarif
    Pajak Utang Kredit Uang Gaji Upah Bantuan Beras Minyak Gas Listrik Energi Batu Emas Besi
    Teknologi Aplikasi Situs Laman Internet Komputer Ponsel Layanan Produk Merek Barang Alat
    Bahan Makanan Minuman Menu Resep Rasa Karya Gambar Foto Video Gaya Sistem Metode Model
    Konsep Teori Ilmu Fungsi Manfaat Keuntungan Kerugian Kelebihan Kekurangan Kemampuan Kekuatan
    Kekuasaan Kepemilikan Kehidupan Kematian Kesehatan Keamanan Keberadaan Kedatangan Kelompok
    Komunitas Organisasi Lembaga Komisi Panitia Dewan Badan Kementerian Dinas Takhta Tahta
    Jenazah Jasad Pemakaman Upacara Peringatan Perayaan Pesta Pernikahan Keluarga Istri Suami
    Kakak Adik Putranya Pasangan Teman Sahabat Wanita Perempuan Pria Lelaki Pemuda Remaja Gadis
    Pangeran Kaisar Penerbangan Perjalanan Penumpang Sopir Pengemudi Pengendara Wisatawan
    Pengunjung Tamu Wartawan Media Koran Majalah Artikel Berita Informasi Pesan Keterangan
    Pernyataan Pendapat Komentar Tanggapan Jawaban Pertanyaan Kritik Saran Usulan Permintaan
    Permohonan Tuntutan Gugatan Tuduhan Dugaan Dakwaan Putusan Pembangunan Pembuatan Pembentukan
    Pelaksanaan Pelayanan Penggunaan Pengembangan Penyelidikan Penyidikan Pemeriksaan
    Penangkapan Penahanan Penyerahan Pengumuman Pengaruh Perubahan Perbedaan Perkembangan
    Persaingan Perdagangan Perekonomian Pertanian Perkebunan Perikanan Pertambangan Industri
    Sektor Bidang Aspek Faktor Unsur Komponen Tabel Grafik Arsip Prasasti Naskah Catatan Another
    All Some Many Most Several Each Every Both One Two Three People Officials Police Government
    President According Earlier Later Last Next Today Yesterday Still Yet Even So No Yes Here
    Now Once Despite During Under Over Between Among Through Until Unlike Like Such Other Others
    More Much Neither Either Instead Because Analysts Critics Experts Authorities
    """.split()
)
"""Words that commonly start sentences and are rarely names: they decide behind an initial."""

_NAMES_IN_NYA = frozenset("Sonya Tanya Vanya Anya Kenya Tonya Nya Binya Konya Manya Ganya".split())


def starts_sentence(word: str) -> bool:
    """Say whether ``word``, as written behind an ambiguous stop, most likely starts a sentence."""
    return (
        word in FUNCTION_WORDS
        or word in COMMON_WORDS
        or (word.endswith("nya") and word not in _NAMES_IN_NYA)
    )
