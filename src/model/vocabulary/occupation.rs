//! Occupations (*jabatan*). Official tables use English titles; variants are the titles of tables and
//! newspapers (DOMAIN §6).

use super::{Term, Vocabulary};
use crate::model::Text;

pub const OCCUPATIONS: Vocabulary = Vocabulary { name: "occupation", terms: TERMS };

#[rustfmt::skip]
const TERMS: &[Term] = &[
    Term { code: "house_maid", label: Text::new("Asisten rumah tangga", "House maid"), variants: &["PRT", "ART", "PLRT", "Penata laksana rumah tangga", "Pembantu rumah tangga", "Pekerja rumah tangga", "Pembantu/pekerja rumah tangga", "Domestic helper", "Housekeeper (private)"] },
    Term { code: "domestic_worker", label: Text::new("Pekerja domestik", "Domestic worker"), variants: &["Pekerja sektor domestik"] },
    Term { code: "caregiver", label: Text::new("Pengasuh", "Caregiver"), variants: &["Care taker", "Perawat lansia", "Perawat orang tua", "Pengasuh lansia", "Nursing home caregiver", "Elderly caregiver"] },
    Term { code: "babysitter", label: Text::new("Pengasuh anak", "Babysitter"), variants: &["Nanny", "Child carer"] },
    Term { code: "care_worker", label: Text::new("Pekerja perawatan", "Care worker"), variants: &["Kaigofukushishi", "Certified care worker", "Nursing care worker"] },
    Term { code: "nurse", label: Text::new("Perawat", "Nurse"), variants: &["Registered nurse", "Staff nurse", "Kangoshi", "Pflegefachkraft"] },
    Term { code: "worker", label: Text::new("Pekerja", "Worker"), variants: &["General worker", "Pekerja umum", "Buruh", "Labourer", "Laborer", "General labour"] },
    Term { code: "factory_worker", label: Text::new("Pekerja pabrik", "Factory worker"), variants: &["Buruh pabrik", "Manufacturing worker", "Pekerja manufaktur"] },
    Term { code: "operator", label: Text::same("Operator"), variants: &["Machine operator", "Operator mesin"] },
    Term { code: "production_operator", label: Text::new("Operator produksi", "Production operator"), variants: &["Produksi operator", "Production worker", "Pekerja produksi"] },
    Term { code: "plantation_worker", label: Text::new("Pekerja perkebunan", "Plantation worker"), variants: &["Buruh perkebunan", "Pekerja kebun", "Pekerja ladang", "Ladang", "Buruh kebun"] },
    Term { code: "harvester", label: Text::new("Pemungut hasil bumi", "Harvester"), variants: &["Pemanen", "Fruit picker"] },
    Term { code: "farmer", label: Text::new("Petani", "Farmer"), variants: &["Farm worker", "Agricultural worker", "Pekerja pertanian", "Agriculture worker"] },
    Term { code: "livestock_worker", label: Text::new("Pekerja peternakan", "Livestock worker"), variants: &["Peternak"] },
    Term { code: "construction_worker", label: Text::new("Pekerja konstruksi", "Construction worker"), variants: &["Buruh bangunan", "Pekerja bangunan", "Tukang bangunan"] },
    Term { code: "carpenter", label: Text::new("Tukang kayu", "Carpenter"), variants: &[] },
    Term { code: "welder", label: Text::new("Tukang las", "Welder"), variants: &["Juru las", "Welder fabricator"] },
    Term { code: "electrician", label: Text::new("Teknisi listrik", "Electrician"), variants: &["Tukang listrik"] },
    Term { code: "pipe_fitter", label: Text::new("Tukang pipa", "Pipe fitter"), variants: &["Plumber"] },
    Term { code: "mechanic", label: Text::new("Mekanik", "Mechanic"), variants: &["Montir"] },
    Term { code: "technician", label: Text::new("Teknisi", "Technician"), variants: &[] },
    Term { code: "engineer", label: Text::new("Insinyur", "Engineer"), variants: &[] },
    Term { code: "scaffolder", label: Text::new("Pemasang perancah", "Scaffolder"), variants: &["Scaffolding"] },
    Term { code: "fisherman", label: Text::new("Nelayan", "Fisherman"), variants: &["Awak kapal perikanan", "AKP", "Fishing crew", "Pelaut perikanan", "ABK perikanan"] },
    Term { code: "seafarer", label: Text::new("Pelaut", "Seafarer"), variants: &["ABK", "Anak buah kapal", "Awak kapal", "Sailor", "Ship crew", "Crew", "Awak kapal niaga"] },
    Term { code: "cook", label: Text::new("Koki", "Cook"), variants: &["Juru masak", "Chef"] },
    Term { code: "waiter", label: Text::new("Pramusaji", "Waiter"), variants: &["Waitress", "Waiter/Waitress", "Pelayan restoran"] },
    Term { code: "bartender", label: Text::same("Bartender"), variants: &["Barista"] },
    Term { code: "housekeeping", label: Text::new("Petugas tata graha", "Housekeeping attendant"), variants: &["Room attendant", "Room boy"] },
    Term { code: "hotel_worker", label: Text::new("Pekerja hotel", "Hotel worker"), variants: &["Hotel staff", "Pekerja perhotelan"] },
    Term { code: "spa_therapist", label: Text::new("Terapis spa", "Spa therapist"), variants: &["Therapist", "Terapis", "Massage therapist"] },
    Term { code: "beautician", label: Text::new("Ahli kecantikan", "Beautician"), variants: &["Hairdresser", "Penata rambut"] },
    Term { code: "cleaner", label: Text::new("Pekerja kebersihan", "Cleaner"), variants: &["Cleaning service", "Petugas kebersihan", "Cleaning worker"] },
    Term { code: "driver", label: Text::new("Pengemudi", "Driver"), variants: &["Sopir", "Supir", "House driver", "Heavy truck driver", "Sopir truk"] },
    Term { code: "gardener", label: Text::new("Tukang kebun", "Gardener"), variants: &[] },
    Term { code: "security_guard", label: Text::new("Satpam", "Security guard"), variants: &["Petugas keamanan"] },
    Term { code: "tailor", label: Text::new("Penjahit", "Tailor"), variants: &["Sewing operator", "Operator jahit", "Seamstress"] },
    Term { code: "food_processing_worker", label: Text::new("Pekerja pengolahan makanan", "Food processing worker"), variants: &["Food processing"] },
    Term { code: "warehouse_worker", label: Text::new("Pekerja gudang", "Warehouse worker"), variants: &[] },
    Term { code: "furniture_worker", label: Text::new("Pekerja mebel", "Furniture worker"), variants: &[] },
    Term { code: "sales_assistant", label: Text::new("Pramuniaga", "Sales assistant"), variants: &["Salesman", "Shop assistant", "Storekeeper"] },
    Term { code: "administrator", label: Text::new("Tenaga administrasi", "Administrative staff"), variants: &["Clerk", "Admin", "Administration staff"] },
    Term { code: "supervisor", label: Text::new("Penyelia", "Supervisor"), variants: &["Mandor", "Foreman"] },
    Term { code: "teacher", label: Text::new("Guru", "Teacher"), variants: &["Pengajar"] },
    Term { code: "slaughterer", label: Text::new("Juru sembelih", "Slaughterer"), variants: &["Butcher"] },
];
